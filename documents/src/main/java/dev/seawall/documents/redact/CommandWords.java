package dev.seawall.documents.redact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the words of one command in their order, and finds the credentials among them. */
final class CommandWords {
  /** Where the words come from, which says how much a name alone counts. */
  enum Source {
    /** A container's list of arguments: each is a word. */
    ARGUMENTS,
    /** A text that is a command. */
    COMMAND,
    /** A text in which there may be commands. */
    CONFIGURATION
  }

  private sealed interface Next {}

  /** The next word is the value of a setting of this name. */
  private record Named(String name) implements Next {}

  /** The next word is a password, or a login with a password behind the separator. */
  private record Password(char separator) implements Next {}

  /** The next word is {@code key=value} of a Secret. */
  private record Entry() implements Next {}

  private final Source source;
  private @Nullable Program program;
  private @Nullable Next next;
  private boolean marked;
  private String previous = "";
  private Spans found = new Spans();

  /**
   * @param outer the program whose quoted word the command stands in
   */
  CommandWords(Source source, @Nullable Program outer) {
    this.source = source;
    this.program = outer;
  }

  @Nullable Program program() {
    return program;
  }

  void accept(Slice raw, Spans found) {
    this.found = found;
    Slice word = raw.withoutQuotes();
    Next expected = next;
    next = null;
    if (expected != null && value(expected, raw)) {
      return;
    }
    if (word.length() <= CredentialNames.LONGEST_NAME) {
      String text = word.toString();
      Optional<Program> named = Program.named(text);
      if (named.isPresent()) {
        program = named.get();
        marked = false;
        return;
      }
      if (text.equals("export") || isMark(text)) {
        marked = true;
      }
      if (isSqlPassword(raw, text)) {
        next = new Password((char) 0);
      }
      previous = text;
    }
    if (word.startsWith("-")) {
      option(word);
      return;
    }
    if (program == Program.OPENSSL && word.startsWith("pass:")) {
      password(word.after("pass:".length()));
      return;
    }
    if ((program == Program.CURL || program == Program.WGET) && word.endsWith(':')) {
      next = new Named(word.toString());
      return;
    }
    setting(word);
  }

  /** The word after which the program's option is about a credential. */
  private boolean isMark(String text) {
    return (program == Program.REGISTRY && text.equals("login"))
        || (program == Program.KUBECTL && text.equals("secret"));
  }

  /** {@code IDENTIFIED BY} and {@code PASSWORD} of SQL, before a quoted word. */
  private boolean isSqlPassword(Slice raw, String text) {
    return raw.from() == raw.withoutQuotes().from()
        && (text.equals("PASSWORD")
            || (text.equalsIgnoreCase("by") && previous.equalsIgnoreCase("identified")))
        && raw.text().startsWith(" '", raw.to());
  }

  private void option(Slice word) {
    int equals = word.indexOf('=');
    if (program != null && shortOption(program, word)) {
      return;
    }
    if (program == Program.KUBECTL && marked && word.startsWith("--from-literal")) {
      if (equals < 0) {
        next = new Entry();
        return;
      }
      entry(word.after(equals + 1));
      return;
    }
    if (program == Program.CURL && (word.startsWith("--user") || word.startsWith("--proxy-user"))) {
      if (equals < 0) {
        next = new Password(':');
        return;
      }
      login(word.after(equals + 1), ':');
      return;
    }
    if (equals >= 0) {
      setting(word);
      return;
    }
    boolean isLong =
        (word.startsWith("--") && word.length() > 2)
            || (word.length() > 4 && source != Source.ARGUMENTS);
    if (isLong && word.length() <= CredentialNames.LONGEST_NAME && word.indexOf('/') < 0) {
      next = new Named(word.toString());
    }
  }

  /** Whether the word is the program's short option for a credential. */
  private boolean shortOption(Program program, Slice word) {
    char letter = program.letter();
    if (letter == 0
        || word.length() < 2
        || word.startsWith("--")
        || (program == Program.REGISTRY && !marked)) {
      return false;
    }
    boolean asks = word.endsWith(letter) && isLetters(word);
    if (asks && program.takesNextWord()) {
      next = new Password(program.separator());
      return true;
    }
    if (word.at(1) != letter || word.length() == 2) {
      return false;
    }
    login(word.after(2), program.separator());
    return true;
  }

  /** Whether short options are written together, as in {@code -sku}. */
  private static boolean isLetters(Slice word) {
    for (int i = 1; i < word.length(); i++) {
      if (!Character.isLetter(word.at(i))) {
        return false;
      }
    }
    return word.length() < 8;
  }

  /** Whether the word was what the one before it asked for. */
  private boolean value(Next expected, Slice raw) {
    return switch (expected) {
      case Named(String name) -> !raw.startsWith("-") && named(name, raw.withoutQuotes(), true);
      case Password(char separator) -> {
        login(raw, separator);
        yield true;
      }
      case Entry() -> {
        entry(raw.withoutQuotes());
        yield true;
      }
    };
  }

  private void entry(Slice word) {
    int equals = word.indexOf('=');
    if (equals > 0) {
      password(word.after(equals + 1));
    }
  }

  private void login(Slice raw, char separator) {
    if (separator == 0) {
      password(raw);
      return;
    }
    Slice word = raw.withoutQuotes();
    int at = word.indexOf(separator);
    if (at > 0) {
      password(word.after(at + 1));
    }
  }

  private void password(Slice raw) {
    Slice word = raw.withoutQuotes();
    if (CredentialNames.isWrittenOut(word.toString())) {
      found.add(word.from(), word.to(), "password");
    }
  }

  /** {@code name=value}, and {@code name=name=value} of options that set others. */
  private void setting(Slice word) {
    int equals = word.indexOf('=');
    if (equals <= 0 || equals > CredentialNames.LONGEST_NAME) {
      return;
    }
    String name = new Slice(word.text(), word.from(), word.from() + equals).toString();
    if (name.indexOf(' ') >= 0) {
      return;
    }
    Slice value = word.after(equals + 1).withoutQuotes();
    if (!named(name, value, name.startsWith("-"))) {
      int inner = value.indexOf('=');
      if (inner > 0 && inner <= CredentialNames.LONGEST_NAME) {
        String innerName = new Slice(value.text(), value.from(), value.from() + inner).toString();
        named(innerName, value.after(inner + 1).withoutQuotes(), false);
      }
    }
  }

  private boolean named(String name, Slice value, boolean option) {
    String text = value.toString();
    Optional<String> what =
        CredentialNames.inNamed(name, text).filter(rule -> counts(rule, text, option));
    what.ifPresent(rule -> found.add(value.from(), value.to(), rule));
    return what.isPresent();
  }

  /** Whether a name says enough here: names of Secrets and words of prose are no credentials. */
  private boolean counts(String rule, String value, boolean option) {
    if (CredentialNames.STRONG.contains(rule) || (option && source == Source.ARGUMENTS)) {
      return true;
    }
    boolean command = source != Source.CONFIGURATION || program != null || marked;
    return (command || (option && CredentialNames.looksRandom(value)))
        && (!rule.equals("secret") || !CredentialNames.isNameOfObject(value));
  }
}
