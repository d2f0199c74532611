package dev.seawall.testkit.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The Chrome DevTools Protocol over one web socket, attached to one page. */
final class DevTools implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Semaphore loaded = new Semaphore(0);
  private final AtomicInteger number = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private volatile String session = "";

  DevTools(HttpClient client, URI address) {
    this.socket = client.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Opens a page and listens to what happens in it. */
  void attach() {
    ObjectNode target = MAPPER.createObjectNode().put("url", "about:blank");
    String id = call("Target.createTarget", target).get("targetId").asText();
    ObjectNode attaching = MAPPER.createObjectNode().put("targetId", id).put("flatten", true);
    session = call("Target.attachToTarget", attaching).get("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", MAPPER.createObjectNode());
    }
  }

  JsonNode call(String method, ObjectNode parameters) {
    int id = number.incrementAndGet();
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.get("error"));
    }
    return said.path("result");
  }

  void forget() {
    errors.clear();
    requests.clear();
    loaded.drainPermits();
  }

  void awaitLoad() {
    try {
      if (!loaded.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the page was not loaded within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page was loaded", e);
    }
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        accept(MAPPER.readTree(partial.toString()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the browser sent what is no JSON", e);
      }
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void accept(JsonNode message) {
    CompletableFuture<JsonNode> answer =
        message.has("id") ? waiting.remove(message.get("id").asInt()) : null;
    if (answer != null) {
      answer.complete(message);
      return;
    }
    JsonNode parameters = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.release();
      case "Network.requestWillBeSent" ->
          requests.add(parameters.path("request").path("url").asText());
      case "Runtime.exceptionThrown" -> errors.add(parameters.path("exceptionDetails").toString());
      case "Log.entryAdded" -> errors.add(parameters.path("entry").toString());
      case "Runtime.consoleAPICalled" -> errors.add(parameters.toString());
      default -> {}
    }
  }
}
