package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS is not called for arguments that are refused. */
class NoCallBeforeSenseTest {
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer aws;
  private Map<String, String> properties;

  @BeforeEach
  void start() throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    aws.start();
    properties =
        Map.of(
            "aws.endpointUrl", "http://127.0.0.1:" + aws.getAddress().getPort(),
            "aws.accessKeyId", "AKIDEXAMPLE",
            "aws.secretAccessKey", "any",
            "aws.disableEc2Metadata", "true");
    properties.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    properties.keySet().forEach(System::clearProperty);
    aws.stop(0);
  }

  private static CommandRun scan(String... more) {
    String[] arguments = {"scan", "--cluster=prod", "--region=eu-west-1", "--without-kubernetes"};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--check=audit-log-disabeld",
        "--exclude-check=no-such-check",
        "--check=trivy:KSV-9999",
        "--check="
      })
  void aCheckThatDoesNotExistIsRefusedBeforeAnyCall(String wrong) throws InterruptedException {
    CommandRun run = scan(wrong);
    Thread.sleep(300);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(calls).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--check=audit-log-disabled", "--check=securityhub:EKS.1", "--details"})
  void whatMakesSenseIsAsked(String right) {
    CommandRun run = scan(right);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(calls).hasPositiveValue();
  }
}
