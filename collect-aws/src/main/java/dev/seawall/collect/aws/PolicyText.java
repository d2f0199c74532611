package dev.seawall.collect.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.ValueBuilder;
import dev.seawall.core.value.Whole;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The tree of a policy that an API gives as text, plain or URL-encoded after RFC 3986 (IAM API
 * reference, {@code PolicyDocument}). A key written twice is kept twice.
 */
final class PolicyText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private PolicyText() {}

  /** Whether the text means to be an object of JSON. */
  static boolean isOne(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.regionMatches(true, 0, "%7B", 0, 3);
  }

  /** The tree, or a value that is not known when the text is not JSON. */
  static Value tree(String text) {
    try (JsonParser parser = FACTORY.createParser(decoded(text))) {
      Value value = read(parser);
      return parser.nextToken() == null ? value : malformed("more than one object");
    } catch (JsonProcessingException e) {
      return malformed(
          "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr());
    } catch (IOException | IllegalArgumentException e) {
      return malformed("it is not URL-encoded as a whole");
    }
  }

  private static String decoded(String text) {
    // A plus is a plus here; only forms make it a space.
    return text.stripLeading().startsWith("%")
        ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
        : text;
  }

  private static Value malformed(String where) {
    return new Unresolved("the policy is not JSON: " + where);
  }

  private static Value read(JsonParser parser) throws IOException {
    ValueBuilder builder = new ValueBuilder(new Pool(), false);
    int depth = 0;
    do {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return malformed("it ends too early");
      }
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          builder.begin(0, 0);
          depth++;
        }
        case END_OBJECT -> {
          builder.endMapping();
          depth--;
        }
        case END_ARRAY -> {
          builder.endSequence();
          depth--;
        }
        case FIELD_NAME -> builder.key(parser.currentName(), 0, 0);
        default -> builder.scalar(scalar(parser, token), 0, 0);
      }
    } while (depth > 0);
    ValueBuilder.Built built = builder.finish();
    return built == null ? Null.NULL : built.value();
  }

  private static Value scalar(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_TRUE -> Bool.TRUE;
      case VALUE_FALSE -> Bool.FALSE;
      case VALUE_NULL -> Null.NULL;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? new Decimal(parser.getDoubleValue())
              : new Whole(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new Decimal(parser.getDoubleValue());
      default -> new Text(parser.getText());
    };
  }
}
