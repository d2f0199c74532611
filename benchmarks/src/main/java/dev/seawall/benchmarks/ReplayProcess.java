package dev.seawall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process with two {@link Replay}s, for EKS and for all other services, and what it is told. */
final class ReplayProcess implements AutoCloseable {
  private final Process process;
  private final PrintWriter commands;
  private final BufferedReader answers;
  private final String[] urls;

  private ReplayProcess(Process process) throws IOException {
    this.process = process;
    this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.urls = line().split(" ");
  }

  static ReplayProcess start(URI eks, URI services) throws IOException {
    return new ReplayProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Replay.class.getName(),
                eks.toString(),
                services.toString())
            .redirectError(Redirect.INHERIT)
            .start());
  }

  String eks() {
    return urls[0];
  }

  String services() {
    return urls[1];
  }

  /** How long each answer takes from now on. */
  void delay(Duration time) {
    tell("delay " + time);
  }

  /** Forgets which calls came, not their answers. */
  void forgetCalls() {
    tell("forget");
  }

  /** Refuses from now on what exceeds the rate at which EC2 answers questions of an account. */
  void limit() {
    tell("limit");
  }

  int calls() {
    return Integer.parseInt(tell("calls"));
  }

  /** The calls that came more than once. */
  List<String> again() {
    String calls = tell("again");
    return calls.isEmpty() ? List.of() : List.of(calls.split("\t"));
  }

  /** How many calls were refused because they came too fast. */
  int throttled() {
    return Integer.parseInt(tell("throttled"));
  }

  /** How many calls the emulators had to answer. */
  int passedOn() {
    return Integer.parseInt(tell("passed-on"));
  }

  private String tell(String command) {
    commands.println(command);
    return line();
  }

  private String line() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the replaying process has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    commands.close();
    process.destroy();
  }
}
