package dev.seawall.cli;

import dev.seawall.report.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seawall demo}: a first look without a cluster. */
@Command(
    name = "demo",
    description = {
      "Scan a snapshot that comes with Seawall: an EKS cluster as a hurried team left it.",
      "It was collected by seawall collect; testkit/worlds/demo collects it again."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String SNAPSHOT = "demo.snapshot";

  @Option(
      names = "--format",
      paramLabel = "NAME[=FILE]",
      description = "How to report, and where to, as for seawall scan.")
  private List<String> formats = new ArrayList<>();

  @Option(names = "--details", description = "List every finding on the terminal.")
  private boolean details;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Keep the snapshot in this file, to scan it as you like.")
  private Optional<String> keep = Optional.empty();

  DemoCommand() {}

  @Override
  public Integer call() {
    if (keep.isPresent()) {
      Path kept = Inputs.of(keep.get());
      if (!keep.get().isBlank() && Files.exists(kept)) {
        throw CommandException.usage(kept + " is there already");
      }
      OutputFile.of(keep.get()).replace(DemoCommand::copy);
      return scan(kept);
    }
    try {
      return scanForgotten();
    } catch (IOException e) {
      throw CommandException.incomplete(
          "the snapshot finds no place in "
              + System.getProperty("java.io.tmpdir")
              + "; --keep FILE gives it another");
    }
  }

  private int scanForgotten() throws IOException {
    Path folder = Files.createTempDirectory("seawall-demo");
    Path file = folder.resolve(SNAPSHOT);
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        copy(out);
      }
      return scan(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void copy(OutputStream out) throws IOException {
    try (InputStream in = Objects.requireNonNull(DemoCommand.class.getResourceAsStream(SNAPSHOT))) {
      in.transferTo(out);
    }
  }

  private int scan(Path file) {
    List<String> arguments = new ArrayList<>(List.of("scan", file.toString()));
    arguments.addAll(List.of("--fail-on", "never"));
    formats.forEach(format -> arguments.addAll(List.of("--format", format)));
    if (details) {
      arguments.add("--details");
    }
    return Seawall.run(Seawall.commandLine(), arguments.toArray(String[]::new));
  }
}
