package dev.seawall.core.aws.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of policies and requests read as numbers, dates, truth values, bytes and ARNs. */
final class Scalars {
  static final int ARN_PARTS = 6;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
  private static final Pattern EPOCH = Pattern.compile("-?\\d{5,12}");

  /** The formats of the W3C note on dates that the user guide names. */
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
              + "(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d\\d:?\\d\\d))?)?)?");

  private Scalars() {}

  static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** A date, or seconds since 1970. */
  static Optional<Instant> date(String text) {
    if (EPOCH.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(date, 1, 0),
              number(date, 2, 1),
              number(date, 3, 1),
              number(date, 4, 0),
              number(date, 5, 0),
              number(date, 6, 0),
              nanoseconds(date.group(7)));
      String zone = date.group(8);
      return Optional.of(local.toInstant(ZoneOffset.of(zone == null ? "Z" : zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher date, int group, int otherwise) {
    String text = date.group(group);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private static int nanoseconds(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  static Optional<Boolean> flag(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  static Optional<byte[]> bytes(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The parts between the first five colons that stand outside variables. */
  static List<String> arnParts(String text) {
    List<String> parts = new ArrayList<>(ARN_PARTS);
    int from = 0;
    int at = 0;
    while (at < text.length() && parts.size() < ARN_PARTS - 1) {
      if (text.startsWith("${", at) && text.indexOf('}', at) > 0) {
        at = text.indexOf('}', at);
      } else if (text.charAt(at) == ':') {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
      at++;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
