package dev.seawall.report;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the reports of one run go: as told by {@code --format NAME[=PATH]}, given any number of
 * times, and {@code --output PATH}. The path {@code -} is the standard output.
 */
public final class Outputs {
  private static final String STANDARD = "-";
  private final List<Output> outputs;

  /** One report and where it goes. */
  public record Output(Format format, String path) {
    public boolean isStandard() {
      return path.equals(STANDARD);
    }
  }

  private Outputs(List<Output> outputs) {
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Reads the options; {@code output} is empty when it was not given. Without any, the terminal
   * report goes to the standard output.
   */
  public static Outputs parse(List<String> formats, String output) {
    List<Output> outputs = new ArrayList<>();
    for (String each : formats) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      Format format =
          Format.named(name)
              .orElseThrow(
                  () -> usage("--format " + name + " is not known; expected " + Format.names()));
      String path = equals < 0 ? "" : each.substring(equals + 1);
      if (equals >= 0 && path.isEmpty()) {
        throw usage("--format " + each + " names no file after the =");
      }
      outputs.add(new Output(format, path));
    }
    if (!output.isEmpty()) {
      place(outputs, output);
    }
    if (outputs.isEmpty()) {
      outputs.add(new Output(Format.TERMINAL, STANDARD));
    }
    outputs.replaceAll(each -> each.path().isEmpty() ? new Output(each.format(), STANDARD) : each);
    if (outputs.stream().filter(Output::isStandard).count() > 1) {
      throw usage("two reports would go to the standard output; give files: --format NAME=FILE");
    }
    return new Outputs(outputs);
  }

  private static void place(List<Output> outputs, String path) {
    List<Output> open = outputs.stream().filter(each -> each.path().isEmpty()).toList();
    if (outputs.isEmpty()) {
      Format format =
          path.equals(STANDARD)
              ? Format.TERMINAL
              : Format.ofFile(path)
                  .orElseThrow(
                      () -> usage("--output " + path + " does not tell the format; add --format"));
      outputs.add(new Output(format, path));
      return;
    }
    if (open.size() != 1) {
      throw usage("--output goes with one --format without a file; use --format NAME=FILE");
    }
    Output only = open.getFirst();
    outputs.set(outputs.indexOf(only), new Output(only.format(), path));
  }

  private static OutputException usage(String message) {
    return new OutputException(OutputException.Code.USAGE, message);
  }

  public List<Output> all() {
    return outputs;
  }

  /** Whether the report for people goes to the standard output. */
  public boolean isShown() {
    return outputs.stream().anyMatch(each -> each.isStandard() && each.format() == Format.TERMINAL);
  }

  /**
   * Refuses, before anything is scanned, what could not be written afterwards; answers the files
   * that will be replaced, by the names that they were given.
   */
  public SequencedMap<String, Path> check() {
    Set<Path> taken = new HashSet<>();
    SequencedMap<String, Path> replaced = new LinkedHashMap<>();
    for (Output output : outputs) {
      if (output.isStandard()) {
        continue;
      }
      Path target = OutputFile.of(output.path()).target();
      if (!taken.add(target)) {
        throw usage("two reports would be written to " + output.path());
      }
      if (Files.exists(target)) {
        replaced.put(output.path(), target);
      }
    }
    return replaced;
  }

  /**
   * Writes every report; files appear whole or not at all. One that cannot be written keeps no
   * other from being written, and is told afterwards. A reader of the standard output that went
   * away is no error.
   */
  public void write(Results results, Catalogue catalogue, Context context, OutputStream standard) {
    List<OutputException> failed = new ArrayList<>();
    for (Output output : outputs) {
      try {
        write(output, results, catalogue, context, standard);
      } catch (OutputException e) {
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      String messages =
          failed.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
      OutputException all =
          new OutputException(OutputException.Code.UNWRITABLE, messages, failed.getFirst());
      failed.stream().skip(1).forEach(all::addSuppressed);
      throw all;
    }
  }

  private static void write(
      Output output, Results results, Catalogue catalogue, Context context, OutputStream standard) {
    Report report = output.format().report();
    if (output.isStandard()) {
      print(out -> report.write(results, catalogue, context, out), standard);
      return;
    }
    Context plain =
        context.on(new Screen(context.screen().width(), Screen.Colours.NONE, false, true));
    OutputFile.of(output.path()).replace(out -> report.write(results, catalogue, plain, out));
  }

  /** What writes to a stream. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Prints to the standard output; quiet when its reader is gone. */
  public static void print(Writing writing, OutputStream standard) {
    try {
      writing.to(standard);
      standard.flush();
    } catch (IOException e) {
      if (!isGone(e)) {
        throw new OutputException(
            OutputException.Code.UNWRITABLE, "standard output: " + e.getMessage(), e);
      }
    }
  }

  private static boolean isGone(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe") || message.contains("Pipe closed");
  }
}
