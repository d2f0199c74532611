package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cuts lists into pages of {@code maxResults}, 100 if nothing is asked. A token names the
 * operation, the cluster and the place in the list; any other text is refused.
 */
final class Pages {
  private static final int SIZE = 100;

  private Pages() {}

  /** One page of texts under a name of the answer. */
  static ObjectNode texts(Call call, String member, List<String> all) {
    return page(call, member, all.stream().<JsonNode>map(Json.MAPPER::valueToTree).toList());
  }

  /** One page of values under a name of the answer. */
  static ObjectNode page(Call call, String member, List<? extends JsonNode> all) {
    int size = call.get("maxResults").asInt(SIZE);
    int start = start(call, all.size());
    int end = Math.min(all.size(), start + size);
    ArrayNode page = Json.array();
    all.subList(start, end).forEach(each -> page.add(each.<JsonNode>deepCopy()));
    ObjectNode answer = Json.object(member, page);
    if (end < all.size()) {
      answer.put("nextToken", token(call, end));
    }
    return answer;
  }

  private static int start(Call call, int count) {
    // the command line sends an empty token for none
    if (call.text("nextToken").isEmpty()) {
      return 0;
    }
    Optional<Integer> start = read(call, call.text("nextToken"));
    if (start.isEmpty() || start.get() < 1) {
      throw ServiceFailure.invalidParameter("The nextToken is not valid for this request");
    }
    return Math.min(start.get(), count);
  }

  private static String token(Call call, int place) {
    String text = place + " " + scope(call);
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Integer> read(Call call, String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return space > 0 && text.substring(space + 1).equals(scope(call))
          ? Optional.of(Integer.parseInt(text.substring(0, space)))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** What a token is good for: the same question of the same caller. */
  private static String scope(Call call) {
    String question =
        call.input().properties().stream()
            .filter(each -> !each.getKey().equals("nextToken"))
            .filter(each -> !each.getKey().equals("maxResults"))
            .map(each -> each.getKey() + "=" + each.getValue())
            .sorted()
            .collect(Collectors.joining("&"));
    return call.operation().name()
        + " "
        + call.caller().account()
        + " "
        + call.caller().region()
        + " "
        + question;
  }
}
