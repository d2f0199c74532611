package dev.seawall.testkit.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A running moto on a free port of loopback, with what it lacks added by {@code
 * testkit/aws/server.py}: every AWS service that Seawall reads except EKS. It listens when it is
 * returned. Close it, or it ends with the JVM.
 */
public final class Moto implements AutoCloseable {
  private final Process process;
  private final Path errors;
  private final URI url;
  private final Thread atExit;

  private Moto(Process process, Path errors, URI url) {
    this.process = process;
    this.errors = errors;
    this.url = url;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts it for this account. */
  public static Moto start(Python python, String account) {
    try {
      Path errors = Files.createTempFile("seawall-moto", ".txt");
      Process process =
          python
              .command(
                  Map.of("MOTO_ACCOUNT_ID", account),
                  "python",
                  Python.file("testkit/aws/server.py").toString(),
                  "0")
              .redirectError(errors.toFile())
              .start();
      BufferedReader told =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = told.readLine();
      if (line == null) {
        process.destroyForcibly();
        throw new IllegalStateException("moto did not start: " + Files.readString(errors));
      }
      return new Moto(process, errors, URI.create(line.substring(line.indexOf('=') + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address to give to clients of all services, without a slash at its end. */
  public URI url() {
    return url;
  }

  /** Ends it at once; what it held is gone. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroyForcibly();
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
