package dev.seawall.testkit.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Python that has moto, boto3 and the AWS CLI as {@code testkit/aws/requirements.txt} pins
 * them. They are installed on first use, under the user's cache folder.
 */
public final class Python {
  private static final int MINUTES = 10;
  private final Path program;

  private Python(Path program) {
    this.program = program;
  }

  /** Finds it, or installs it, which takes a minute and needs the network. */
  public static Python installed() {
    ProcessBuilder script = new ProcessBuilder("bash", file("testkit/aws/python.sh").toString());
    return new Python(Path.of(run(script).strip()));
  }

  /** A file of the repository. */
  static Path file(String path) {
    return Path.of(System.getProperty("seawall.root"), path);
  }

  /** A program of this Python's, such as {@code aws} or {@code python}, ready to start. */
  ProcessBuilder command(Map<String, String> environment, String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.resolveSibling(name).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_"));
    builder.environment().putAll(environment);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder;
  }

  /** Runs a program of this Python's and answers what it prints; a failure is an exception. */
  public String run(Map<String, String> environment, String name, String... arguments) {
    return run(command(environment, name, arguments));
  }

  private static String run(ProcessBuilder command) {
    try {
      Path out = Files.createTempFile("seawall-out", ".txt");
      Path err = Files.createTempFile("seawall-err", ".txt");
      try {
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
          throw new IllegalStateException(
              String.join(" ", command.command()) + ": " + Files.readString(err));
        }
        return Files.readString(out);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
