package dev.seawall.documents.redact;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by name and shape whether a text holds a credential, and which rule says so. Every answer
 * takes time linear in the text.
 */
public final class CredentialPatterns {
  private static final int LONGEST_NAME = 256;
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

  /** The rules whose names seldom stand for anything else in files of settings. */
  private static final Set<String> STRONG = Set.of("password", "aws-secret-access-key", "api-key");

  private CredentialPatterns() {}

  /** What the value of an environment variable or setting of this name looks like. */
  public static Optional<String> inVariable(String name, String value) {
    Optional<String> known = KnownFormats.find(value);
    if (known.isPresent()) {
      return known;
    }
    return inNamed(name, value);
  }

  /** What an argument looks like, given the argument before it. */
  public static Optional<String> inArgument(String previous, String argument) {
    Optional<String> known = KnownFormats.find(argument);
    if (known.isPresent()) {
      return known;
    }
    if (argument.startsWith("-")) {
      int equals = argument.indexOf('=');
      if (equals < 0 || equals > LONGEST_NAME) {
        return Optional.empty();
      }
      return inNamed(argument.substring(0, equals), argument.substring(equals + 1));
    }
    if (previous.startsWith("--") && previous.indexOf('=') < 0) {
      return inNamed(previous, argument);
    }
    return Optional.empty();
  }

  /** What an entry of a configuration looks like: a setting, or a whole file of settings. */
  public static Optional<String> inConfiguration(String key, String text) {
    Optional<String> known = KnownFormats.find(text);
    if (known.isPresent()) {
      return known;
    }
    Optional<String> named = inNamed(key, text);
    return named.isPresent() ? named : inLines(text);
  }

  /** A line {@code name: value} or {@code name=value} of a file of settings. */
  private static Optional<String> inLines(String text) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (to - from <= LONGEST_NAME) {
        Optional<String> what = inLine(text.substring(from, to));
        if (what.isPresent()) {
          return what;
        }
      }
      from = to + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> inLine(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) != ':' && line.charAt(at) != '=') {
      at++;
    }
    String name = line.substring(0, at).strip();
    if (at == line.length() || name.isEmpty() || name.startsWith("#") || name.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    String value = line.substring(at + 1).strip();
    if (value.endsWith(",") || value.endsWith(";")) {
      value = value.substring(0, value.length() - 1);
    }
    return inNamed(withoutQuotes(name), withoutQuotes(value)).filter(STRONG::contains);
  }

  private static String withoutQuotes(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 0
            && text.charAt(0) == text.charAt(last)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return quoted ? text.substring(1, last) : text;
  }

  /** What a copy of an applied object, as JSON, holds. */
  public static Optional<String> inAppliedConfiguration(String json) {
    if (json.contains("\"kind\":\"Secret\"")
        && (json.contains("\"data\":{") || json.contains("\"stringData\":{"))) {
      return Optional.of("secret value");
    }
    Optional<String> known = KnownFormats.find(json);
    if (known.isPresent()) {
      return known;
    }
    String before = "{\"name\":\"";
    String between = "\",\"value\":\"";
    for (int at = json.indexOf(between); at >= 0; at = json.indexOf(between, at + 1)) {
      int nameAt = json.lastIndexOf('"', at - 1) + 1;
      int end = json.indexOf('"', at + between.length());
      if (end > 0
          && at - nameAt < LONGEST_NAME
          && json.startsWith(before, nameAt - before.length())) {
        Optional<String> what =
            inNamed(json.substring(nameAt, at), json.substring(at + between.length(), end));
        if (what.isPresent()) {
          return what;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inNamed(String name, String value) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || !isLiteral(value)) {
      return Optional.empty();
    }
    return ruleOfName(name);
  }

  private static Optional<String> ruleOfName(String name) {
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
    return Optional.empty();
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
    String upper = value.toUpperCase(Locale.ROOT);
    return upper.startsWith("INSERT_")
        || upper.startsWith("INSERT-")
        || upper.startsWith("YOUR_")
        || upper.startsWith("YOUR-")
        || upper.startsWith("REPLACE_")
        || upper.startsWith("REPLACE-");
  }
}
