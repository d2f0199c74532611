package dev.seawall.documents.redact;

import dev.seawall.core.value.Redacted;
import dev.seawall.documents.redact.CommandWords.Source;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container's command and arguments, read one after the other: what an argument means depends on
 * the ones before it.
 */
public final class CommandLine {
  private @Nullable CommandWords words;

  /** Begins another container. */
  public void forget() {
    words = null;
  }

  /** Begins a container's {@code command} or {@code args}. */
  public void begin(String field) {
    if (words == null || field.equals("command")) {
      words = new CommandWords(Source.ARGUMENTS, null);
    }
  }

  /** What is kept of the next argument, where it holds a credential. */
  public Optional<Redacted> next(String argument) {
    Spans found = new Spans();
    KnownFormats.find(argument, found);
    if (words == null) {
      words = new CommandWords(Source.ARGUMENTS, null);
    }
    words.accept(new Slice(argument, 0, argument.length()), found);
    if (argument.indexOf(' ') >= 0 || argument.indexOf('\n') >= 0) {
      ShellCommands.find(argument, Source.COMMAND, found);
    }
    return found.mask(argument);
  }
}
