package dev.seawall.documents.redact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of a setting says of its value, and which values are written out. */
final class CredentialNames {
  static final int LONGEST_NAME = 256;
  private static final int LONGEST_VALUE = 4096;
  private static final int SHORTEST_VALUE = 3;

  /** Words that end the name of something that is about a credential and is not one. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "file",
          "files",
          "filename",
          "path",
          "paths",
          "dir",
          "directory",
          "name",
          "names",
          "ref",
          "url",
          "uri",
          "urls",
          "endpoint",
          "host",
          "port",
          "enabled",
          "enable",
          "disabled",
          "disable",
          "ttl",
          "expiry",
          "expiration",
          "expires",
          "seconds",
          "minutes",
          "timeout",
          "interval",
          "length",
          "size",
          "policy",
          "type",
          "provider",
          "arn",
          "mount",
          "issuer",
          "audience",
          "audiences",
          "namespace",
          "format",
          "version",
          "mode",
          "count",
          "limit",
          "algorithm",
          "alg",
          "header",
          "scope",
          "scopes",
          "method",
          "template",
          "class",
          "backend",
          "store",
          "manager",
          "prefix",
          "suffix",
          "lifetime",
          "period",
          "renew",
          "required",
          "field",
          "id",
          "username",
          "user",
          "label",
          "labels",
          "selector",
          "location",
          "key-name",
          "region",
          "encoding",
          "authentication",
          "source",
          "env");

  private static final Set<String> WORDS =
      Set.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "none",
          "null",
          "nil",
          "enabled",
          "disabled",
          "default",
          "auto",
          "optional",
          "required",
          "always",
          "never",
          "file",
          "files",
          "env",
          "vault",
          "kubernetes",
          "aws",
          "basic",
          "bearer",
          "jwt",
          "oauth2",
          "unset",
          "undefined",
          "empty",
          "redacted",
          "hidden");

  /** Words that end the names of what everybody may know. */
  private static final Set<String> PUBLIC_ENDS =
      Set.of("crt", "cer", "cert", "ca", "pub", "hosts", "login", "email", "server", "bucket");

  private static final Set<String> SETTINGS_ENDS =
      Set.of("yaml", "yml", "json", "ini", "conf", "cfg", "toml", "properties", "xml");

  /** Names in one word that end like others that are about something else. */
  private static final Set<String> PASSES =
      Set.of("storepass", "keypass", "requirepass", "masterauth", "dbpass", "mysqlpass", "pgpass");

  /** Words in the names of keys that are no secret: public ones, and those that find something. */
  private static final Set<String> OPEN_KEYS =
      Set.of(
          "public",
          "pub",
          "publishable",
          "site",
          "write",
          "instrumentation",
          "vite",
          "react",
          "gpg",
          "pgp",
          "kms",
          "cache",
          "partition",
          "sort",
          "primary",
          "foreign",
          "routing",
          "object",
          "bucket",
          "s3",
          "topic",
          "label",
          "annotation",
          "header",
          "cookie",
          "index",
          "lookup",
          "idempotency",
          "deduplication");

  private static final List<String> PLACEHOLDERS =
      List.of("INSERT_", "INSERT-", "YOUR_", "YOUR-", "REPLACE_", "REPLACE-");

  /** The rules whose names seldom stand for anything else in files of settings. */
  static final Set<String> STRONG = Set.of("password", "aws-secret-access-key", "api-key");

  private CredentialNames() {}

  /** What the value of a setting of this name is, where it is a credential written out. */
  static Optional<String> inNamed(String name, String value) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || !isLiteral(value)) {
      return Optional.empty();
    }
    return ruleOfName(name, value);
  }

  /** Whether a text that stands where a password stands is the password, and not a reference. */
  static boolean isWrittenOut(String value) {
    if (value.isEmpty()
        || value.length() > LONGEST_VALUE
        || isPlaceholder(value)
        || value.equals(Spans.MASK)) {
      return false;
    }
    boolean masked = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '$' || c == '`' || c == '<' || c == '{' || (c == '%' && i == 0)) {
        return false;
      }
      masked &= c == '*' || c == 'x' || c == 'X' || c == '.' || c == '-';
    }
    return !masked;
  }

  /** Whether a value of a Secret is written out: not empty, encrypted or to be replaced. */
  static boolean isLaidOpen(String value) {
    if (value.isEmpty() || WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return false;
    }
    boolean replaced =
        value.startsWith("<")
            || value.startsWith("${")
            || value.startsWith("$(")
            || value.startsWith("{{")
            || value.startsWith("vault:")
            || value.startsWith("ENC[")
            || isPlaceholder(value);
    return !replaced && hasMoreThanMasks(value);
  }

  private static boolean hasMoreThanMasks(String value) {
    return value.chars().anyMatch(c -> c != '*' && c != 'x' && c != 'X' && c != '.' && c != '-');
  }

  /** Whether a key is named like a file in which some lines may be secret. */
  static boolean isFileOfSettings(String key) {
    return SETTINGS_ENDS.contains(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether what a key of a Secret names is no secret: certificates, names and addresses. */
  static boolean isPublic(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    String words = words(lower);
    String last =
        words.substring(words.lastIndexOf('-', words.length() - 2) + 1, words.length() - 1);
    return PUBLIC_ENDS.contains(last) || DESCRIPTIONS.contains(last);
  }

  /** Whether it may be what an object is called, such as a Secret: words between dashes. */
  static boolean isNameOfObject(String value) {
    boolean digits = false;
    boolean dashes = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.') {
        return false;
      }
      digits |= c >= '0' && c <= '9';
      dashes |= c == '-' || c == '.';
    }
    return dashes || !digits;
  }

  /** Whether it is no word of a language: long, or with digits in it. */
  static boolean looksRandom(String value) {
    return value.length() >= 16 || value.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<String> ruleOfName(String name, String value) {
    String words = words(name);
    String last =
        words.substring(words.lastIndexOf('-', words.length() - 2) + 1, words.length() - 1);
    if (DESCRIPTIONS.contains(last)) {
      return Optional.empty();
    }
    String joined = words.replace("-", "");
    if (last.equals("key") && joined.contains("password")) {
      // Tells under which key the password is.
      return Optional.empty();
    }
    if (joined.contains("password") || joined.contains("passwd") || joined.contains("passphrase")) {
      return Optional.of("password");
    }
    boolean several = words.indexOf('-', 1) < words.length() - 1;
    if ((several && (last.equals("pass") || last.equals("pwd"))) || PASSES.contains(joined)) {
      return Optional.of("password");
    }
    if (joined.contains("privatekey")) {
      return Optional.of("private-key");
    }
    if (joined.contains("secretaccesskey")) {
      return Optional.of("aws-secret-access-key");
    }
    if (joined.contains("apikey")) {
      return Optional.of("api-key");
    }
    if (joined.contains("accesskey")) {
      return Optional.of("access-key");
    }
    if (words.contains("-secret-") || joined.endsWith("secret") || joined.contains("secretkey")) {
      return Optional.of("secret");
    }
    if (words.contains("-token-") || joined.endsWith("token")) {
      return Optional.of("token");
    }
    if (words.contains("-credential-") || words.contains("-credentials-")) {
      return Optional.of("credential");
    }
    if (several && last.equals("key") && !isOpenKey(words) && KeyMaterial.isOne(value)) {
      return Optional.of("key");
    }
    return Optional.empty();
  }

  /** Whether the key is one that everybody may know, or that finds something. */
  private static boolean isOpenKey(String words) {
    for (String each : words.split("-", -1)) {
      if (OPEN_KEYS.contains(each)) {
        return true;
      }
    }
    return false;
  }

  /** The words of a name, each between dashes: {@code dbPassword} becomes {@code -db-password-}. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder("-");
    boolean lower = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean wordStarts = lower && c >= 'A' && c <= 'Z';
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if ((wordStarts || !letter) && words.charAt(words.length() - 1) != '-') {
        words.append('-');
      }
      if (letter) {
        words.append(c);
      }
      lower = c >= 'a' && c <= 'z';
    }
    if (words.length() < 2 || words.charAt(words.length() - 1) != '-') {
      words.append('-');
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a value is written out, and not a reference, a path, a number or a plain word. */
  private static boolean isLiteral(String value) {
    int length = value.length();
    if (length < SHORTEST_VALUE || length > LONGEST_VALUE) {
      return false;
    }
    char first = value.charAt(0);
    if (first == '/'
        || first == '.'
        || first == '$'
        || first == '<'
        || first == '%'
        || first == '{'
        || first == '[') {
      return false;
    }
    if (value.contains("$(")
        || value.contains("${")
        || value.contains("{{")
        || value.contains("://")
        || value.equals(Spans.MASK)
        || value.startsWith("arn:")
        || value.startsWith("vault:")
        || isPlaceholder(value)
        || WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return false;
    }
    boolean number = true;
    boolean masked = true;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c <= ' ') {
        return false;
      }
      number &=
          (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || (i == length - 1 && "smhd".indexOf(c) >= 0);
      masked &= c == '*' || c == 'x' || c == 'X' || c == '.' || c == '-';
    }
    return !number && !masked;
  }

  /** {@code INSERT_TOKEN_HERE}, {@code YOUR_PASSWORD}: written to be replaced. */
  private static boolean isPlaceholder(String value) {
    for (String start : PLACEHOLDERS) {
      if (value.regionMatches(true, 0, start, 0, start.length())) {
        return true;
      }
    }
    return false;
  }
}
