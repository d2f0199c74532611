package dev.seawall.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seawall.emulators.eks.EksEmulator;
import dev.seawall.emulators.eks.EmulatorOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An account on loopback for the rehearsal: one cluster in the EKS emulator, and of every other
 * service answers that hold nothing. What is found in it goes nowhere; it is there so that the JVM
 * has seen the AWS SDK before a user waits for it.
 */
final class RehearsedAccount {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final String CLUSTER =
      """
      {"name": "rehearsal", "roleArn": "arn:aws:iam::111122223333:role/rehearsal",
      "resourcesVpcConfig": {"subnetIds": ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]},
      "accessConfig": {"authenticationMode": "API"},
      "encryptionConfig": [{"resources": ["secrets"],
      "provider": {"keyArn": "arn:aws:kms:eu-west-1:111122223333:key/rehearsal"}}]}
      """;
  private static final String NODEGROUP =
      """
      {"nodegroupName": "workers", "nodeRole": "arn:aws:iam::111122223333:role/rehearsal",
      "subnets": ["subnet-0a1b2c3d"], "launchTemplate": {"id": "lt-0a1b2c3d", "version": "1"}}
      """;
  private static final String ADDON = "{\"addonName\": \"coredns\"}";
  private static final String CALLER =
      """
      <GetCallerIdentityResponse><GetCallerIdentityResult>
      <Arn>arn:aws:iam::111122223333:role/rehearsal</Arn><Account>111122223333</Account>
      </GetCallerIdentityResult></GetCallerIdentityResponse>
      """;

  /** One column without rows; Seawall waits for a report that is not ready. */
  private static final String CREDENTIAL_REPORT =
      """
      <GetCredentialReportResponse><GetCredentialReportResult><Content>dXNlcg==</Content>
      </GetCredentialReportResult></GetCredentialReportResponse>
      """;

  private RehearsedAccount() {}

  /** Runs the command that scans the account's cluster. */
  static void scan(Consumer<String[]> run) throws IOException {
    HttpServer others =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    others.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    others.createContext("/", RehearsedAccount::answer);
    others.start();
    try (EksEmulator eks =
        EksEmulator.start(EmulatorOptions.defaults().settlingIn(Duration.ZERO))) {
      create(eks.url(), "/clusters", CLUSTER);
      create(eks.url(), "/clusters/rehearsal/node-groups", NODEGROUP);
      create(eks.url(), "/clusters/rehearsal/addons", ADDON);
      Map.of(
              "aws.endpointUrl",
              "http://127.0.0.1:" + others.getAddress().getPort(),
              "aws.endpointUrlEks",
              eks.url().toString(),
              "aws.accessKeyId",
              ACCOUNT,
              "aws.secretAccessKey",
              "any",
              "aws.region",
              REGION)
          .forEach(System::setProperty);
      run.accept(
          new String[] {
            "scan",
            "--cluster",
            "rehearsal",
            "--region",
            REGION,
            "--without-kubernetes",
            "--format",
            "json"
          });
    } finally {
      others.stop(0);
    }
  }

  private static void create(URI eks, String path, String body) throws IOException {
    URLConnection request = eks.resolve(path).toURL().openConnection();
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/json");
    request.setRequestProperty(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential="
            + ACCOUNT
            + "/20260101/"
            + REGION
            + "/eks/aws4_request, SignedHeaders=host, Signature=0");
    request.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    try (InputStream answer = request.getInputStream()) {
      answer.readAllBytes();
    }
  }

  /**
   * JSON for those that speak it, XML for the others; both empty but for who calls and what is
   * waited for.
   */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      boolean query = type.startsWith("application/x-www-form-urlencoded");
      String text = query ? "<Answer/>" : "{}";
      String told =
          body.contains("GetCallerIdentity")
              ? CALLER
              : body.contains("GetCredentialReport") ? CREDENTIAL_REPORT : text;
      byte[] answer = told.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", query ? "text/xml" : type);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
