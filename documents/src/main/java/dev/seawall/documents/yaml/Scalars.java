package dev.seawall.documents.yaml;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What plain scalars mean to kubectl 1.32: the rules of go-yaml version 2 (YAML 1.1 without base
 * 60), then JSON. Verified against kubectl itself by the corpus test.
 */
final class Scalars {
  private static final double TWO_TO_63 = 0x1p63;

  /** What may follow from a first character; 0 when it is always text. */
  private static final byte[] HINTS = new byte[128];

  private static final byte WORD = 1;
  private static final byte NUMBER = 2;

  static {
    for (char c : "yYnNtTfFoO~".toCharArray()) {
      HINTS[c] = WORD;
    }
    for (char c : "+-.0123456789".toCharArray()) {
      HINTS[c] = NUMBER;
    }
  }

  private Scalars() {}

  /** The value of a plain scalar, or null when it is text. */
  static @Nullable Value resolve(String text) {
    if (text.isEmpty()) {
      return Null.NULL;
    }
    char first = text.charAt(0);
    byte hint = first < 128 ? HINTS[first] : 0;
    if (hint == 0) {
      return null;
    }
    if (hint == WORD) {
      return text.length() > 5 ? null : word(text);
    }
    return number(text);
  }

  private static @Nullable Value word(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> Bool.TRUE;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> Bool.FALSE;
      case "~", "null", "Null", "NULL" -> Null.NULL;
      default -> null;
    };
  }

  private static @Nullable Value number(String text) {
    if (isSpecial(text)) {
      return new Unresolved(text + " is not a number that Kubernetes reads");
    }
    if (text.charAt(0) == '.') {
      return isFloat(text) ? floating(text) : null;
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Value whole = whole(plain);
    if (whole != null) {
      return whole;
    }
    return isFloat(plain) ? floating(plain) : null;
  }

  private static boolean isSpecial(String text) {
    String unsigned = text.charAt(0) == '+' || text.charAt(0) == '-' ? text.substring(1) : text;
    if (unsigned.length() != 4 || unsigned.charAt(0) != '.') {
      return false;
    }
    boolean signed = unsigned.length() != text.length();
    return switch (unsigned) {
      case ".inf", ".Inf", ".INF" -> true;
      case ".nan", ".NaN", ".NAN" -> !signed;
      default -> false;
    };
  }

  private static @Nullable Value whole(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    boolean negative = text.charAt(0) == '-';
    int radix = 10;
    if (at + 1 < text.length() && text.charAt(at) == '0') {
      char next = text.charAt(at + 1);
      if (next == 'x' || next == 'X') {
        radix = 16;
        at += 2;
      } else if (next == 'o' || next == 'O') {
        radix = 8;
        at += 2;
      } else if (next == 'b' || next == 'B') {
        radix = 2;
        at += 2;
      } else {
        radix = 8;
        at += 1;
      }
    }
    if (at == text.length()) {
      return null;
    }
    long number = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return null;
      }
      if (number > (Long.MAX_VALUE - digit) / radix) {
        return large(text.substring(at), radix, negative, text.charAt(0) == '+');
      }
      number = number * radix + digit;
    }
    return new Whole(negative ? -number : number);
  }

  /** A whole number beyond 63 bits: the smallest negative, or up to 64 bits without a sign. */
  private static @Nullable Value large(String digits, int radix, boolean negative, boolean plus) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) >= 128 || Character.digit(digits.charAt(i), radix) < 0) {
        return null;
      }
    }
    if (digits.length() > 80) {
      return null;
    }
    BigInteger number = new BigInteger(digits, radix);
    if (negative) {
      return number.bitLength() == 64 && number.getLowestSetBit() == 63
          ? new Whole(Long.MIN_VALUE)
          : null;
    }
    return number.bitLength() <= 64 && !plus ? new Decimal(number.doubleValue()) : null;
  }

  /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
  private static boolean isFloat(String text) {
    int length = text.length();
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int before = digits(text, at);
    int after = before;
    if (before < length && text.charAt(before) == '.') {
      after = digits(text, before + 1);
      if (before == at && after == before + 1) {
        return false;
      }
    } else if (before == at) {
      return false;
    }
    if (after == length) {
      return true;
    }
    if (text.charAt(after) != 'e' && text.charAt(after) != 'E') {
      return false;
    }
    int exponent = after + 1;
    if (exponent < length && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
      exponent++;
    }
    return exponent < length && digits(text, exponent) == length;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static @Nullable Value floating(String text) {
    double number = Double.parseDouble(text);
    return Double.isInfinite(number) ? null : ofDouble(number);
  }

  /** Go writes a float without a fraction as digits up to 1e21, and JSON reads it as whole. */
  static Value ofDouble(double number) {
    if (number == Math.rint(number) && Math.abs(number) < TWO_TO_63) {
      return new Whole((long) number);
    }
    return new Decimal(number);
  }

  /** The text of a plain key, as Go writes it; null for a key that cannot be one. */
  static @Nullable String key(String text) {
    return switch (resolve(text)) {
      case null -> text;
      case Bool bool -> bool.toString();
      case Whole whole -> isFloat(text) && !isDigits(text) ? floatKey(text) : whole.toString();
      case Decimal decimal -> isDigits(text) || !isFloat(text) ? null : floatKey(text);
      case Unresolved special -> specialKey(text);
      default -> null;
    };
  }

  private static boolean isDigits(String text) {
    int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    return digits(text, from) == text.length();
  }

  private static String specialKey(String text) {
    return text.startsWith("-")
        ? "-.inf"
        : text.endsWith("f") || text.endsWith("F") ? ".inf" : ".nan";
  }

  /** The shortest form: with an exponent below 1e-4 and from 1e6 on. */
  private static String floatKey(String text) {
    double number = Double.parseDouble(text.replace("_", ""));
    BigDecimal digits = BigDecimal.valueOf(number).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (number == 0 || (exponent >= -4 && exponent < 6)) {
      return number == 0 ? "0" : digits.toPlainString();
    }
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + size;
  }
}
