package dev.seawall.collect.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * EKS with a clock of its own, which refuses a request signed five minutes off it and says its own
 * time, as AWS does. It has no clusters.
 */
final class LateClock implements AutoCloseable {
  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String HEADER = "x-amz-date:";
  private final ServerSocket socket;
  private final Duration ahead;

  private LateClock(ServerSocket socket, Duration ahead) {
    this.socket = socket;
    this.ahead = ahead;
  }

  static LateClock start(Duration ahead) throws IOException {
    LateClock clock =
        new LateClock(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), ahead);
    Thread.ofVirtual().start(clock::serve);
    return clock;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket connection) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    Instant now = Instant.now().plus(ahead);
    Instant signed = Instant.EPOCH;
    String line = request.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(HEADER)) {
        signed = SIGNED.parse(line.substring(HEADER.length()).strip(), Instant::from);
      }
      line = request.readLine();
    }
    boolean right = Duration.between(signed, now).abs().toMinutes() < 5;
    String body = right ? "{\"clusters\":[]}" : "{\"message\":\"Signature expired\"}";
    String answer =
        (right
                ? "HTTP/1.1 200 OK\r\n"
                : "HTTP/1.1 403 Forbidden\r\nx-amzn-ErrorType: InvalidSignatureException\r\n")
            + "Date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))
            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
