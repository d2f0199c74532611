package dev.seawall.documents.redact;

import dev.seawall.core.value.Redacted;
import dev.seawall.documents.redact.CommandWords.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells by name and shape whether a text holds a credential, which rule says so, and what is left
 * of the text without it. Every answer takes time linear in the text.
 */
public final class CredentialPatterns {
  /** What any value of a Secret is taken for. */
  public static final String SECRET = "secret value";

  /** What a value of a Secret is that gives nothing away. */
  public static final String NO_SECRET = "value of a Secret that is none";

  private CredentialPatterns() {}

  /** What the value of an environment variable or setting of this name looks like. */
  public static Optional<String> inVariable(String name, String value) {
    Spans found = new Spans();
    KnownFormats.find(value, found);
    if (found.isEmpty()) {
      Optional<String> named = CredentialNames.inNamed(name, value);
      if (named.isPresent()) {
        return named;
      }
      ShellCommands.find(value, Source.COMMAND, found);
    }
    return found.what();
  }

  /** What is kept of an entry of a configuration: a setting, or a whole file of settings. */
  public static Optional<Redacted> inConfiguration(String key, String text) {
    Optional<String> named = CredentialNames.inNamed(key, text);
    if (named.isPresent()) {
      return named.map(Redacted::new);
    }
    return ofConfiguration(text, new Spans()).mask(text);
  }

  /** A whole script or file of settings without its credentials, and where each of them was. */
  public static MaskedText inScript(String text) {
    return ofConfiguration(text, Spans.ofFile()).masked(text);
  }

  private static Spans ofConfiguration(String text, Spans found) {
    KnownFormats.find(text, found);
    findSettings(text, found);
    ShellCommands.find(text, Source.CONFIGURATION, found);
    return found;
  }

  /** Lines {@code name: value} or {@code name=value} of a file of settings. */
  private static void findSettings(String text, Spans found) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (to - from <= CredentialNames.LONGEST_NAME) {
        findSetting(text, from, to, found);
      }
      from = to + 1;
    }
  }

  private static void findSetting(String text, int from, int to, Spans found) {
    int at = from;
    while (at < to && text.charAt(at) != ':' && text.charAt(at) != '=') {
      at++;
    }
    String name = text.substring(from, at).strip();
    if (at == to || name.isEmpty() || name.startsWith("#") || name.indexOf(' ') >= 0) {
      return;
    }
    Slice value = new Slice(text, at + 1, to).stripped();
    if (value.endsWith(',') || value.endsWith(';')) {
      value = new Slice(text, value.from(), value.to() - 1);
    }
    Slice literal = value.withoutQuotes();
    CredentialNames.inNamed(withoutQuotes(name), literal.toString())
        .filter(CredentialNames.STRONG::contains)
        .ifPresent(what -> found.add(literal.from(), literal.to(), what));
  }

  private static String withoutQuotes(String text) {
    return new Slice(text, 0, text.length()).withoutQuotes().toString();
  }

  /**
   * What a value of a Secret looks like, of which nothing is ever kept: {@link #SECRET}, or {@link
   * #NO_SECRET} where it is empty, public by its key, encrypted, written to be replaced, or a file
   * of settings without a credential in it.
   *
   * @param encoded whether it stands in {@code data}, in base64
   */
  public static String inSecret(String key, String text, boolean encoded) {
    String value = text.strip();
    if (encoded) {
      try {
        byte[] bytes = Base64.getDecoder().decode(value.replaceAll("\\s", ""));
        value = new String(bytes, StandardCharsets.UTF_8).strip();
      } catch (IllegalArgumentException e) {
        // not base64, as the API server wants it: a name to be replaced
        return NO_SECRET;
      }
    }
    boolean written =
        value.indexOf('\n') >= 0 || CredentialNames.isFileOfSettings(key)
            ? inConfiguration("", value).isPresent()
            : CredentialNames.isLaidOpen(value) && !CredentialNames.isPublic(key);
    return written ? SECRET : NO_SECRET;
  }

  /** What a copy of an applied object, as JSON, holds. */
  public static Optional<String> inAppliedConfiguration(String json) {
    if (json.contains("\"kind\":\"Secret\"")
        && (json.contains("\"data\":{") || json.contains("\"stringData\":{"))) {
      return Optional.of(SECRET);
    }
    Spans found = new Spans();
    KnownFormats.find(json, found);
    if (!found.isEmpty()) {
      return found.what();
    }
    String before = "{\"name\":\"";
    String between = "\",\"value\":\"";
    for (int at = json.indexOf(between); at >= 0; at = json.indexOf(between, at + 1)) {
      int nameAt = json.lastIndexOf('"', at - 1) + 1;
      int end = json.indexOf('"', at + between.length());
      if (end > 0
          && at - nameAt < CredentialNames.LONGEST_NAME
          && json.startsWith(before, nameAt - before.length())) {
        Optional<String> what =
            CredentialNames.inNamed(
                json.substring(nameAt, at), json.substring(at + between.length(), end));
        if (what.isPresent()) {
          return what;
        }
      }
    }
    return Optional.empty();
  }
}
