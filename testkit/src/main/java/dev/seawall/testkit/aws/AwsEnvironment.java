package dev.seawall.testkit.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.emulators.eks.EksEmulator;
import dev.seawall.emulators.eks.EmulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One empty AWS account on loopback: the EKS emulator for EKS, moto for all else, and what a client
 * must be told to use both. Starting takes about two seconds. Creations in EKS settle at once.
 */
public final class AwsEnvironment implements AutoCloseable {
  /** The account that everything belongs to. */
  public static final String ACCOUNT = "111122223333";

  /** The region that clients are told. */
  public static final String REGION = "eu-west-1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Python python;
  private final EksEmulator eks;
  private final Moto moto;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private AwsEnvironment(Python python, EksEmulator eks, Moto moto) {
    this.python = python;
    this.eks = eks;
    this.moto = moto;
  }

  /** A call that a client made: the IAM action, the region, and whether the same came before. */
  public record Call(String action, String region, boolean again) {}

  /** Starts an account with nothing in it. */
  public static AwsEnvironment start() {
    try {
      Python python = Python.installed();
      EmulatorOptions options = EmulatorOptions.defaults().settlingIn(Duration.ZERO);
      EksEmulator eks = EksEmulator.start(options.withClusterQuota(Integer.MAX_VALUE));
      return new AwsEnvironment(python, eks, Moto.start(python, ACCOUNT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of EKS. */
  public URI eks() {
    return eks.url();
  }

  /** The address of every other service. */
  public URI services() {
    return moto.url();
  }

  /** The environment variables for a child process, whatever client it is; no others of AWS's. */
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("AWS_ENDPOINT_URL", services().toString());
    variables.put("AWS_ENDPOINT_URL_EKS", eks().toString());
    variables.put("AWS_ACCESS_KEY_ID", ACCOUNT);
    variables.put("AWS_SECRET_ACCESS_KEY", "any");
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_CONFIG_FILE", "/nonexistent");
    variables.put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    return variables;
  }

  /** Runs the AWS CLI and answers what it prints, as JSON. */
  public JsonNode cli(String... arguments) {
    try {
      List<String> words = new ArrayList<>(List.of(arguments));
      words.addAll(List.of("--output", "json"));
      String told = python.run(variables(), "aws", words.toArray(String[]::new));
      return JSON.readTree(told.isBlank() ? "null" : told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a Python script of the repository against the account and answers what it prints. */
  public String script(String path, String... arguments) {
    List<String> words = new ArrayList<>(List.of(Python.file(path).toString()));
    words.addAll(List.of(arguments));
    return python.run(variables(), "python", words.toArray(String[]::new));
  }

  /**
   * Refuses these IAM actions from now on, such as {@code iam:GetRole} or {@code ec2:Describe*}.
   */
  public void deny(String... actions) {
    faults("deny", actions);
  }

  /** Refuses from now on all but these IAM actions, as a policy would that allows no others. */
  public void allowOnly(String... actions) {
    faults("allowOnly", actions);
  }

  private void faults(String fault, String... actions) {
    List<String> all = List.of(actions);
    List<String> ofEks =
        all.stream().filter(action -> action.startsWith("eks:") || action.equals("*")).toList();
    control(services(), "PUT", "faults", Map.of(fault, all));
    control(eks(), "PUT", "faults", Map.of(fault, ofEks));
  }

  /** Delays every answer by so much from now on. */
  public void latency(Duration duration) {
    Map<String, Long> wanted = Map.of("latencyMilliseconds", duration.toMillis());
    control(services(), "PUT", "faults", wanted);
    control(eks(), "PUT", "faults", wanted);
  }

  /** Throttles every nth call from now on; 0 throttles none. */
  public void throttleEvery(int calls) {
    control(services(), "PUT", "faults", Map.of("throttleEvery", calls));
    control(eks(), "PUT", "faults", Map.of("throttleEvery", calls));
  }

  /** The calls since the start or since it was last asked. */
  public List<Call> takeCalls() {
    List<Call> calls = new ArrayList<>();
    for (JsonNode told :
        List.of(
            control(services(), "DELETE", "calls", Map.of()),
            control(eks(), "DELETE", "calls", Map.of()).path("calls"))) {
      for (JsonNode call : told) {
        calls.add(
            new Call(
                call.path("action").asText(),
                call.path("region").asText(),
                call.path("again").asBoolean()));
      }
    }
    return calls;
  }

  /**
   * Answers an operation of a service other than EKS as told from now on; names are boto3's, such
   * as {@code guardduty}, {@code ListCoverage} and the members of its answer.
   */
  public void answer(String service, String operation, Map<String, ?> answer) {
    Object told = Map.of("service", service, "operation", operation, "answer", answer);
    control(services(), "POST", "answers", List.of(told));
  }

  private JsonNode control(URI server, String method, String name, Object body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server + "/_emulator/" + name))
              .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalArgumentException(answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends both servers; what they held is gone. */
  @Override
  public void close() {
    http.shutdownNow();
    moto.close();
    eks.close();
  }
}
