package dev.seawall.documents.redact;

/** The formats of tokens that tell by themselves what they are, as their issuers document them. */
final class KnownFormats {
  private static final int AWS_ID_TAIL = 16;
  private static final int AWS_SECRET = 40;
  private static final int GITHUB_TAIL = 36;
  private static final int GOOGLE_TAIL = 35;
  private static final int LONGEST_LOGIN = 256;

  /** In each token there is a run of letters and digits as long as in the shortest of them. */
  private static final int SHORTEST_RUN = "AKIA".length() + AWS_ID_TAIL;

  private static final String[] GITHUB_PREFIXES = {"ghp_", "gho_", "ghu_", "ghs_", "ghr_"};
  private static final String[] SLACK_PREFIXES = {"xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"};
  private static final String[] AWS_SECRET_NAMES = {
    "aws_secret_access_key",
    "AWS_SECRET_ACCESS_KEY",
    "secretAccessKey",
    "SecretAccessKey",
    "secret_access_key",
    "aws-secret-access-key"
  };

  private KnownFormats() {}

  /** Everything in a text that tells by itself what it is, in no order. */
  static void find(String text, Spans found) {
    if (hasLongRun(text)) {
      findTokens(text, found);
    }
    findPrivateKeys(text, found);
    findLogins(text, found);
  }

  private static boolean hasLongRun(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isWord(c) && !isBase64(c)) {
        from = i + 1;
      } else if (i - from + 1 == SHORTEST_RUN) {
        return true;
      }
    }
    return false;
  }

  private static void findTokens(String text, Spans found) {
    findTokens(text, "AKIA", AWS_ID_TAIL, true, "aws-access-key-id", found);
    findTokens(text, "ASIA", AWS_ID_TAIL, true, "aws-access-key-id", found);
    findAwsSecrets(text, found);
    for (String prefix : GITHUB_PREFIXES) {
      findTokens(text, prefix, GITHUB_TAIL, false, "github-token", found);
    }
    findTokens(text, "github_pat_", 22, false, "github-token", found);
    for (String prefix : SLACK_PREFIXES) {
      findTokens(text, prefix, 20, false, "slack-token", found);
    }
    findTokens(text, "AIza", GOOGLE_TAIL, false, "google-api-key", found);
    findTokens(text, "glpat-", 20, false, "gitlab-token", found);
    findTokens(text, "npm_", GITHUB_TAIL, false, "npm-token", found);
    findWebTokens(text, found);
  }

  /** A prefix at the start of a word, and then a word of at least this length. */
  private static void findTokens(
      String text, String prefix, int tail, boolean exact, String what, Spans found) {
    for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      if (at > 0 && isWord(text.charAt(at - 1))) {
        continue;
      }
      int from = at + prefix.length();
      int end = from;
      boolean digits = false;
      while (end < text.length() && end - from <= 512 && isWord(text.charAt(end))) {
        char c = text.charAt(end);
        if (exact && !((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
          break;
        }
        digits |= c >= '0' && c <= '9';
        end++;
      }
      boolean longEnough = exact ? end - from == tail : end - from >= tail;
      boolean wordEnds = end == text.length() || !isWord(text.charAt(end));
      if (longEnough
          && wordEnds
          && (digits || exact)
          && !text.startsWith("EXAMPLE", end - "EXAMPLE".length())) {
        found.add(at, end, what);
      }
    }
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static void findAwsSecrets(String text, Spans found) {
    for (String name : AWS_SECRET_NAMES) {
      for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        int from = at + name.length();
        while (from < text.length()
            && from < at + name.length() + 6
            && " \t:=\"'\\".indexOf(text.charAt(from)) >= 0) {
          from++;
        }
        int end = from;
        while (end < text.length() && end - from <= AWS_SECRET && isBase64(text.charAt(end))) {
          end++;
        }
        if (end - from == AWS_SECRET && !text.startsWith("EXAMPLE", end - 10)) {
          found.add(from, end, "aws-secret-access-key");
        }
      }
    }
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '/'
        || c == '+';
  }

  /** The header of RFC 7468 and the start of a body, written out. */
  private static void findPrivateKeys(String text, Spans found) {
    String begin = "-----BEGIN ";
    String header = "PRIVATE KEY-----";
    for (int at = text.indexOf(header); at >= 0; at = text.indexOf(header, at + 1)) {
      if (!text.substring(Math.max(0, at - 40), at).contains(begin)) {
        continue;
      }
      int from = at + header.length();
      int body = 0;
      for (int i = from; i < text.length() && i < from + 80; i++) {
        body += isBase64(text.charAt(i)) ? 1 : 0;
      }
      if (body >= 32) {
        int end = text.indexOf("-----END", from);
        int to = end < 0 ? text.length() : end;
        found.add(from, to, "private-key");
        at = to - 1;
      }
    }
  }

  /** Three parts of RFC 7519, the first two of which are JSON objects in base64. */
  private static void findWebTokens(String text, Spans found) {
    for (int at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 1)) {
      int header = wordEnd(text, at);
      if (header - at >= 13 && text.startsWith(".eyJ", header)) {
        int claims = wordEnd(text, header + 1);
        if (claims - header >= 13
            && claims < text.length()
            && text.charAt(claims) == '.'
            && wordEnd(text, claims + 1) - claims > 20) {
          found.add(at, wordEnd(text, claims + 1), "json-web-token");
        }
      }
      at = header - 1;
    }
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** {@code scheme://user:password@host} of RFC 3986, with the password written out. */
  private static void findLogins(String text, Spans found) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
      int from = at + 3;
      int colon = -1;
      int end = -1;
      for (int i = from; i < text.length() && i < from + LONGEST_LOGIN; i++) {
        char c = text.charAt(i);
        if (c <= ' ' || "/?#\"'`<>()[]{}$,;\\|".indexOf(c) >= 0) {
          break;
        }
        if (c == ':' && colon < 0 && end < 0) {
          colon = i;
        }
        if (c == '@') {
          end = i;
        }
      }
      if (colon >= from && end > colon && isPassword(text.substring(colon + 1, end))) {
        found.add(colon + 1, end, "password-in-url");
      }
    }
  }

  private static boolean isPassword(String text) {
    if (text.isEmpty() || text.indexOf('*') >= 0 || text.indexOf('%') == 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != 'x' && text.charAt(i) != 'X' && text.charAt(i) != '.') {
        return true;
      }
    }
    return false;
  }
}
