package dev.seawall.documents.redact;

import java.util.Optional;

/** The formats of tokens that tell by themselves what they are, as their issuers document them. */
final class KnownFormats {
  private static final int AWS_ID_TAIL = 16;
  private static final int AWS_SECRET = 40;
  private static final int GITHUB_TAIL = 36;
  private static final int GOOGLE_TAIL = 35;
  private static final int LONGEST_LOGIN = 256;
  private static final String[] AWS_SECRET_NAMES = {
    "aws_secret_access_key",
    "AWS_SECRET_ACCESS_KEY",
    "secretAccessKey",
    "SecretAccessKey",
    "secret_access_key",
    "aws-secret-access-key"
  };

  private KnownFormats() {}

  static Optional<String> find(String text) {
    if (text.length() < 8) {
      return Optional.empty();
    }
    if (hasToken(text, "AKIA", AWS_ID_TAIL, true) || hasToken(text, "ASIA", AWS_ID_TAIL, true)) {
      return Optional.of("aws-access-key-id");
    }
    if (hasAwsSecret(text)) {
      return Optional.of("aws-secret-access-key");
    }
    if (hasPrivateKey(text)) {
      return Optional.of("private-key");
    }
    if (hasGithubToken(text)) {
      return Optional.of("github-token");
    }
    if (hasSlackToken(text)) {
      return Optional.of("slack-token");
    }
    if (hasToken(text, "AIza", GOOGLE_TAIL, false)) {
      return Optional.of("google-api-key");
    }
    if (hasToken(text, "glpat-", 20, false)) {
      return Optional.of("gitlab-token");
    }
    if (hasToken(text, "npm_", GITHUB_TAIL, false)) {
      return Optional.of("npm-token");
    }
    if (hasWebToken(text)) {
      return Optional.of("json-web-token");
    }
    if (hasLogin(text)) {
      return Optional.of("password-in-url");
    }
    return Optional.empty();
  }

  /** A prefix at the start of a word, and then a word of at least this length. */
  private static boolean hasToken(String text, String prefix, int tail, boolean exact) {
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
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static boolean hasGithubToken(String text) {
    return hasToken(text, "ghp_", GITHUB_TAIL, false)
        || hasToken(text, "gho_", GITHUB_TAIL, false)
        || hasToken(text, "ghu_", GITHUB_TAIL, false)
        || hasToken(text, "ghs_", GITHUB_TAIL, false)
        || hasToken(text, "ghr_", GITHUB_TAIL, false)
        || hasToken(text, "github_pat_", 22, false);
  }

  private static boolean hasSlackToken(String text) {
    return hasToken(text, "xoxb-", 20, false)
        || hasToken(text, "xoxp-", 20, false)
        || hasToken(text, "xoxa-", 20, false)
        || hasToken(text, "xoxr-", 20, false)
        || hasToken(text, "xoxs-", 20, false);
  }

  private static boolean hasAwsSecret(String text) {
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
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '/'
        || c == '+';
  }

  /** The header of RFC 7468 and the start of a body, written out. */
  private static boolean hasPrivateKey(String text) {
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
        return true;
      }
    }
    return false;
  }

  /** Three parts of RFC 7519, the first two of which are JSON objects in base64. */
  private static boolean hasWebToken(String text) {
    for (int at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 1)) {
      int header = wordEnd(text, at);
      if (header - at >= 13 && text.startsWith(".eyJ", header)) {
        int claims = wordEnd(text, header + 1);
        if (claims - header >= 13
            && claims < text.length()
            && text.charAt(claims) == '.'
            && wordEnd(text, claims + 1) - claims > 20) {
          return true;
        }
      }
      at = header - 1;
    }
    return false;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** {@code scheme://user:password@host} of RFC 3986, with the password written out. */
  private static boolean hasLogin(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
      int colon = -1;
      int from = at + 3;
      for (int i = from; i < text.length() && i < from + LONGEST_LOGIN; i++) {
        char c = text.charAt(i);
        if (c == '@') {
          if (colon >= from && isPassword(text.substring(colon + 1, i))) {
            return true;
          }
          break;
        }
        if (c <= ' ' || "/?#\"'`<>()[]{}$,;\\|".indexOf(c) >= 0) {
          break;
        }
        if (c == ':' && colon < 0) {
          colon = i;
        }
      }
    }
    return false;
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
