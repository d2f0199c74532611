package dev.seawall.report;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.Results;
import dev.seawall.report.escape.HtmlText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The report as a web page: one file that asks for nothing from anywhere. Its policy allows the one
 * style and the one script that it brings, by their hashes, and nothing that a name could smuggle
 * in. Findings are data that the script sets as text, a page at a time.
 */
public final class HtmlReport implements Report {
  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    Pages pages = new Pages(catalogue);
    Writer html =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    String name = results.scope().name().isEmpty() ? context.target() : results.scope().name();
    html.write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.write("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    html.write("default-src 'none'; base-uri 'none'; form-action 'none'; ");
    html.write("style-src 'sha256-" + hash(style) + "'; script-src 'sha256-" + hash(script) + "'");
    html.write("\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.write("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.write("<title>" + HtmlText.of(name) + " - Seawall</title>\n");
    html.write("<style>" + style + "</style>\n</head>\n<body>\n");
    new HtmlSections(html, results, pages, context).write(name);
    html.write("<script type=\"application/json\" id=\"data\">");
    html.flush();
    HtmlData.write(results, pages, context.fleet(), out);
    html.write("</script>\n<script>" + script + "</script>\n</body>\n</html>\n");
    html.flush();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
