package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs {@code ./seawall dev eks-emulator} as people do. */
class EksEmulatorIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("seawall.root")).resolve("seawall");
  private static final int TERMINATED = 128 + 15;

  @Test
  void printsItsAddressAnswersAndEndsWithASignal() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            LAUNCHER.toString(),
            "dev",
            "eks-emulator",
            "--port",
            "0",
            "--deny",
            "eks:ListClusters");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = process.inputReader();
        HttpClient client = HttpClient.newHttpClient()) {
      String line = String.valueOf(output.readLine());
      assertThat(line).matches("AWS_ENDPOINT_URL_EKS=http://127\\.0\\.0\\.1:\\d+");
      URI address = URI.create(line.substring(line.indexOf('=') + 1));

      assertThat(status(client, address.resolve("/clusters"))).isEqualTo(403);
      assertThat(status(client, address.resolve("/access-policies"))).isEqualTo(200);
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
    }
  }

  private static int status(HttpClient client, URI address) throws Exception {
    String scope = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/eks/aws4_request, Signature=0";
    HttpRequest request = HttpRequest.newBuilder(address).header("Authorization", scope).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }
}
