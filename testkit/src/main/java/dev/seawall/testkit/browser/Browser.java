package dev.seawall.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Chromium with one page, without a window and without a network of its own. Close it. The
 * program is {@code chromium} on the path, or what {@code SEAWALL_CHROMIUM} names.
 */
public final class Browser implements AutoCloseable {
  private static final String ANNOUNCEMENT = "DevTools listening on ";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final Process process;
  private final Path profile;
  private final HttpClient client = HttpClient.newHttpClient();
  private final DevTools tools;

  private Browser(Process process, Path profile, BufferedReader said) throws IOException {
    this.process = process;
    this.profile = profile;
    this.tools = new DevTools(client, address(said));
  }

  /** Starts a browser with an empty page. */
  public static Browser start() {
    try {
      Path profile = Files.createTempDirectory("seawall-browser");
      Process process =
          new ProcessBuilder(
                  System.getenv().getOrDefault("SEAWALL_CHROMIUM", "chromium"),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Browser browser = new Browser(process, profile, process.errorReader());
      browser.tools.attach();
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException("no browser; .ci/run installs chromium", e);
    }
  }

  private static URI address(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(ANNOUNCEMENT)) {
        Thread.ofVirtual().start(() -> drain(said));
        return URI.create(line.substring(ANNOUNCEMENT.length()).strip());
      }
      all.append(line).append('\n');
    }
    throw new IOException("the browser ended: " + all);
  }

  /** A browser whose error stream is full stands still. */
  private static void drain(BufferedReader said) {
    try {
      while (said.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // The browser was closed.
      return;
    }
  }

  /** The size of the page in CSS pixels and the colours that its user prefers. */
  public void show(int width, int height, boolean dark) {
    ObjectNode size = MAPPER.createObjectNode();
    size.put("width", width).put("height", height).put("deviceScaleFactor", 1);
    size.put("mobile", false);
    tools.call("Emulation.setDeviceMetricsOverride", size);
    ObjectNode media = MAPPER.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    tools.call("Emulation.setEmulatedMedia", media);
  }

  /** Loads an address and waits until it is loaded; forgets earlier errors and requests. */
  public void open(URI address) {
    tools.forget();
    tools.call("Page.navigate", MAPPER.createObjectNode().put("url", address.toString()));
    tools.awaitLoad();
  }

  /** The value of a script's expression, waited for when it is a promise. */
  public JsonNode evaluate(String expression) {
    ObjectNode parameters = MAPPER.createObjectNode();
    parameters.put("expression", expression).put("returnByValue", true).put("awaitPromise", true);
    JsonNode answer = tools.call("Runtime.evaluate", parameters);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Presses and releases a key, such as {@code Tab} or {@code Enter}. */
  public void press(String key, int code, String text) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event = MAPPER.createObjectNode();
      event.put("type", type).put("key", key).put("code", key).put("windowsVirtualKeyCode", code);
      if (type.equals("keyDown") && !text.isEmpty()) {
        event.put("text", text);
      }
      tools.call("Input.dispatchKeyEvent", event);
    }
  }

  /** Errors and warnings on the console and exceptions, since the page was opened. */
  public List<String> errors() {
    return tools.errors();
  }

  /** The addresses that were asked for since the page was opened, its own first. */
  public List<String> requests() {
    return tools.requests();
  }

  /** A picture of what is shown, PNG. */
  public byte[] screenshot() {
    JsonNode answer = tools.call("Page.captureScreenshot", MAPPER.createObjectNode());
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
