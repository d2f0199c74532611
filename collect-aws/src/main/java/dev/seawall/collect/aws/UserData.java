package dev.seawall.collect.aws;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.redact.CredentialPatterns;
import dev.seawall.documents.redact.MaskedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The user data of a launch template or an instance as text without its credentials: base64, then
 * gzip when it is, then the parts of a MIME multipart document decoded where they stand
 * (cloud-init, "User-data formats"). EC2 takes 16 KiB; what unpacks to much more is cut.
 */
final class UserData {
  private static final int LARGEST_ENCODED = 64 << 10;
  private static final int LARGEST = 1 << 20;
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(?im)^content-type:\\s*multipart/[^\\n]{0,200}?boundary=\"?([^\"\\s;]{1,70})");
  private static final Pattern BASE64_PART =
      Pattern.compile("(?im)^content-transfer-encoding:[ \\t]*base64[ \\t]*\\r?$");

  private UserData() {}

  /**
   * A mapping of {@code text}, {@code credentials} (rule and line each) and maybe {@code problem}.
   */
  static Mapping of(String encoded) {
    if (encoded.length() > LARGEST_ENCODED) {
      return problem("is longer than EC2 allows and was not read");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(encoded.strip());
      if (bytes.length == 0 && !encoded.isBlank() || !isBase64(encoded)) {
        return problem("is not base64");
      }
    } catch (IllegalArgumentException e) {
      return problem("is not base64");
    }
    return decoded(bytes);
  }

  private static boolean isBase64(String text) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || "+/= \r\n\t".indexOf(c) >= 0);
  }

  private static Mapping decoded(byte[] bytes) {
    byte[] plain = bytes;
    if (isGzip(bytes)) {
      try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        plain = stream.readNBytes(LARGEST + 1);
      } catch (IOException e) {
        return problem("is damaged gzip");
      }
    }
    if (plain.length > LARGEST) {
      return problem("unpacks to more than " + (LARGEST >> 10) + " KiB and was not read");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
    } catch (CharacterCodingException e) {
      return problem("is not text");
    }
    Parts parts = Parts.of(text);
    return masked(parts.text(), parts.problem());
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static Mapping problem(String what) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("problem", new Text("the user data " + what));
    return Mapping.of(fields);
  }

  /** The text with the base64 parts of a MIME document decoded where they stand. */
  private record Parts(String text, String problem) {
    static Parts of(String text) {
      Matcher boundary = BOUNDARY.matcher(text);
      if (!boundary.find()) {
        return new Parts(text, "");
      }
      String separator = "--" + boundary.group(1);
      StringBuilder read = new StringBuilder();
      String problem = "";
      int from = 0;
      while (from < text.length()) {
        int next = text.indexOf(separator, from + 1);
        int end = next < 0 ? text.length() : next;
        String part = text.substring(from, end);
        Matcher encoded = BASE64_PART.matcher(part);
        int body = bodyStart(part);
        if (encoded.find() && body > 0 && encoded.start() < body) {
          Mapping decoded = UserData.plain(part.substring(body));
          read.append(part, 0, body).append(Values.text(decoded, "text")).append('\n');
          problem =
              Values.text(decoded, "problem").isEmpty() ? problem : Values.text(decoded, "problem");
        } else {
          read.append(part);
        }
        from = end;
      }
      return new Parts(read.toString(), problem);
    }

    private static int bodyStart(String part) {
      int unix = part.indexOf("\n\n");
      int windows = part.indexOf("\r\n\r\n");
      if (windows >= 0 && (unix < 0 || windows < unix)) {
        return windows + 4;
      }
      return unix < 0 ? -1 : unix + 2;
    }
  }

  /** A part of a MIME document, not masked yet: the whole document is, in the end. */
  private static Mapping plain(String encoded) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(encoded.strip());
      if (isGzip(bytes)) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = stream.readNBytes(LARGEST);
        }
      }
      return Mapping.of(Map.of("text", new Text(new String(bytes, StandardCharsets.UTF_8))));
    } catch (IllegalArgumentException | IOException e) {
      return problem("has a part that is not base64");
    }
  }

  private static Mapping masked(String text, String problem) {
    MaskedText masked = CredentialPatterns.inScript(text);
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("text", new Text(masked.text()));
    fields.put(
        "credentials",
        Sequence.of(masked.credentials().stream().map(UserData::credential).toList()));
    if (!problem.isEmpty()) {
      fields.put("problem", new Text(problem));
    }
    return Mapping.of(fields);
  }

  private static Mapping credential(MaskedText.Found found) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("rule", new Text(found.rule()));
    fields.put("line", new Whole(found.line()));
    return Mapping.of(fields);
  }
}
