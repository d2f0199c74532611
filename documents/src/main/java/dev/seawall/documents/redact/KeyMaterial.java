package dev.seawall.documents.redact;

/**
 * Tells keys that were made by chance, written in hexadecimal or base64 (RFC 4648), from names:
 * what a variable is called that ends in {@code _KEY} does not say whether its value is a secret.
 */
final class KeyMaterial {
  private static final int SHORTEST = 16;
  private static final int FEWEST_DIGITS = 2;
  private static final int DIGITS_IN_ONE_CASE = 4;
  private static final int MOST_SEPARATORS = 2;

  private KeyMaterial() {}

  static boolean isOne(String value) {
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int separators = 0;
    int slashes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        upper++;
      } else if (c >= 'a' && c <= 'z') {
        lower++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '-' || c == '_') {
        separators++;
      } else if (c == '/') {
        slashes++;
      } else if (c != '+' && c != '=') {
        return false;
      }
    }
    boolean bothCases = upper > 0 && lower > 0;
    // words between dashes are a name, a UUID or a date, and lower case between slashes is a path
    return value.length() >= SHORTEST
        && upper + lower >= FEWEST_DIGITS
        && digits >= (bothCases ? FEWEST_DIGITS : DIGITS_IN_ONE_CASE)
        && separators <= MOST_SEPARATORS
        && (slashes == 0 || bothCases);
  }
}
