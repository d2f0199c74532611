package dev.seawall.documents.yaml;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a tag makes of a node. Tags of YAML itself convert; all others stay unresolved. */
final class Tags {
  static final String STANDARD = "tag:yaml.org,2002:";

  /** The short forms of CloudFormation's functions. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "!And",
          "!Base64",
          "!Cidr",
          "!Condition",
          "!Equals",
          "!FindInMap",
          "!GetAZs",
          "!GetAtt",
          "!If",
          "!ImportValue",
          "!Join",
          "!Not",
          "!Or",
          "!Ref",
          "!Select",
          "!Split",
          "!Sub",
          "!Transform");

  private static final Set<String> NAMING = Set.of("!Ref", "!GetAtt", "!Condition");
  private static final int LONGEST_REASON = 200;

  private Tags() {}

  /** Whether a collection with this tag stands for the result of a function. */
  static boolean isFunction(String tag) {
    return FUNCTIONS.contains(tag);
  }

  static Value function(String tag) {
    return new Unresolved("the result of " + tag);
  }

  /** Whether Kubernetes reads a collection with this tag as if the tag were not there. */
  static boolean isIgnored(String tag) {
    return !tag.equals(STANDARD + "map") && !tag.equals(STANDARD + "seq") && !tag.equals("!");
  }

  /** The value of a tagged scalar; null when the tag does not fit it. */
  static @Nullable Value scalar(String tag, String text) {
    if (tag.equals("!")) {
      return new Text(text);
    }
    if (!tag.startsWith(STANDARD)) {
      return opaque(tag, text);
    }
    String type = tag.substring(STANDARD.length());
    return switch (type) {
      case "str", "timestamp" -> new Text(text);
      case "binary" -> binary(text);
      case "bool" -> Scalars.resolve(text) instanceof Bool bool ? bool : null;
      case "int" -> Scalars.resolve(text) instanceof Whole whole ? whole : null;
      case "null" -> Scalars.resolve(text) instanceof Null none ? none : null;
      case "float" ->
          switch (Scalars.resolve(text)) {
            case Whole whole -> whole;
            case Decimal decimal -> decimal;
            case Unresolved special -> special;
            case null, default -> null;
          };
      default -> opaque("!!" + type, text);
    };
  }

  /** The text of a tagged key; null when the tag does not fit it. */
  static @Nullable String key(String tag, String text) {
    return switch (scalar(tag, text)) {
      case null -> null;
      case Text converted -> converted.text();
      case Bool bool -> bool.toString();
      case Whole whole -> whole.toString();
      case Unresolved opaque -> text;
      default -> null;
    };
  }

  private static @Nullable Value binary(String text) {
    try {
      return new Text(
          new String(
              Base64.getDecoder().decode(text.replace("\n", "").replace("\r", "")),
              StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Value opaque(String tag, String text) {
    return NAMING.contains(tag) && text.length() <= LONGEST_REASON
        ? new Unresolved(tag + " " + text)
        : new Unresolved("the tag " + tag);
  }
}
