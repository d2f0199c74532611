package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own clients use the emulator as they use the service; {@code .ci/run} installs them. */
class AwsClientsIT {
  private static final Path ROOT = Path.of(System.getProperty("seawall.root"));
  private static final Path PROGRAMS = ROOT.resolve(".cache/aws-clients/bin");
  private static final Path SCRIPTS = ROOT.resolve("emulators/eks");
  private static final Path MODEL =
      ROOT.resolve("emulators/src/main/resources/dev/seawall/emulators/eks/service-model.txt");

  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {}

  private static EksEmulator emulator(Duration settling) throws IOException {
    return EksEmulator.start(EmulatorOptions.defaults().settlingIn(settling));
  }

  private Answer run(String endpoint, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAMS.resolve(program).toString()));
    command.addAll(List.of(arguments));
    assertThat(Path.of(command.getFirst())).as(".ci/run installs it").isExecutable();
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(SCRIPTS.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ENDPOINT_URL_EKS", endpoint);
    builder.environment().put("AWS_ACCESS_KEY_ID", "111122223333");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
    builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_RETRY_MODE", "standard");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("PYTHONWARNINGS", "default");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertThat(ended).as(String.join(" ", command)).isTrue();
      return new Answer(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode aws(EksEmulator emulator, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("eks"));
    words.addAll(List.of(arguments));
    Answer answer = run(emulator.url().toString(), "aws", words.toArray(String[]::new));
    assertThat(answer.code()).as(words + " " + answer.err()).isZero();
    assertThat(answer.err()).as(words.toString()).isEmpty();
    return Json.MAPPER.readTree(answer.out().isEmpty() ? "{}" : answer.out());
  }

  @Test
  void theServiceModelIsThatOfBotocore() throws IOException {
    Answer model = run("http://127.0.0.1:9", "python", "service-model.py");

    assertThat(model.err()).isEmpty();
    assertThat(Files.readString(MODEL)).isEqualTo(model.out());
  }

  @Test
  void botocoreFindsNoFaultInAnyOperation() throws IOException {
    try (EksEmulator emulator = emulator(Duration.ofMillis(200))) {
      Answer answer =
          run(
              emulator.url().toString(),
              "python",
              "scenario.py",
              emulator.url().toString(),
              MODEL.toString());

      assertThat(answer.err()).isEmpty();
      assertThat(answer.out()).matches("57 operations, \\d+ answers, 0 faults\n");
      assertThat(answer.code()).isZero();
    }
  }

  @Test
  void theJudgeSeesFaults() {
    String code =
        """
        from judge import Judge
        judge = Judge("http://127.0.0.1:9")
        shape = judge.client.meta.service_model.shape_for("Cluster")
        judge.compare("cluster", shape, {"status": "UP", "nodes": 1, "createdAt": "now", "tags": {"": "x"},
            "deletionProtection": 1, "logging": {"clusterLogging": {}}})
        print(len(judge.faults))
        """;

    assertThat(run("http://127.0.0.1:9", "python", "-c", code).out()).isEqualTo("6\n");
  }

  @Test
  void theCommandLineBuildsAndTakesDownACluster() throws IOException {
    try (EksEmulator emulator = emulator(Duration.ZERO)) {
      aws(
          emulator,
          "create-cluster",
          "--name=shop",
          "--kubernetes-version=1.35",
          "--role-arn=" + Client.ROLE + "c",
          "--resources-vpc-config=subnetIds=subnet-1,subnet-2,endpointPrivateAccess=true",
          "--access-config=authenticationMode=API");
      aws(emulator, "wait", "cluster-active", "--name=shop");
      String id =
          aws(
                  emulator,
                  "update-cluster-config",
                  "--name=shop",
                  "--logging={\"clusterLogging\":[{\"types\":[\"audit\"],\"enabled\":true}]}")
              .path("update")
              .path("id")
              .asText();
      JsonNode update = aws(emulator, "describe-update", "--name=shop", "--update-id=" + id);
      assertThat(update.path("update").path("status").asText()).isEqualTo("Successful");
      JsonNode cluster = aws(emulator, "describe-cluster", "--name=shop").path("cluster");
      assertThat(cluster.path("logging").path("clusterLogging").get(0).path("types").toString())
          .isEqualTo("[\"audit\"]");
      aws(
          emulator,
          "create-nodegroup",
          "--cluster-name=shop",
          "--nodegroup-name=n",
          "--subnets=subnet-1",
          "--node-role=" + Client.ROLE + "n");
      aws(emulator, "wait", "nodegroup-active", "--cluster-name=shop", "--nodegroup-name=n");
      aws(emulator, "create-addon", "--cluster-name=shop", "--addon-name=coredns");
      aws(emulator, "wait", "addon-active", "--cluster-name=shop", "--addon-name=coredns");
      aws(emulator, "delete-nodegroup", "--cluster-name=shop", "--nodegroup-name=n");
      aws(emulator, "wait", "nodegroup-deleted", "--cluster-name=shop", "--nodegroup-name=n");
      aws(emulator, "delete-cluster", "--name=shop");
      aws(emulator, "wait", "cluster-deleted", "--name=shop");
      assertThat(aws(emulator, "list-clusters").path("clusters")).isEmpty();
    }
  }

  @Test
  void theCommandLineWritesAKubeconfigOfTheCluster() throws IOException {
    try (EksEmulator emulator = emulator(Duration.ZERO)) {
      create(emulator, "shop");
      Path kubeconfig = folder.resolve("kubeconfig");
      Answer answer =
          run(
              emulator.url().toString(),
              "aws",
              "eks",
              "update-kubeconfig",
              "--name=shop",
              "--kubeconfig=" + kubeconfig);

      assertThat(answer.err()).isEmpty();
      assertThat(kubeconfig)
          .content()
          .contains(
              ".eu-central-1.eks.amazonaws.com", "certificate-authority-data: LS0tLS1CRUdJTi");
    }
  }

  @Test
  void theCommandLineReadsAllPagesInSpiteOfThrottling() throws IOException {
    try (EksEmulator emulator = emulator(Duration.ZERO)) {
      for (String name : List.of("a", "b", "c")) {
        create(emulator, name);
      }
      emulator.faults().throttleEvery(2);

      assertThat(aws(emulator, "list-clusters", "--page-size=1").path("clusters")).hasSize(3);
    }
  }

  @Test
  void theCommandLineTellsWhatIsDenied() throws IOException {
    try (EksEmulator emulator = emulator(Duration.ZERO)) {
      emulator.faults().deny(List.of("eks:ListClusters"));
      Answer answer = run(emulator.url().toString(), "aws", "eks", "list-clusters");

      assertThat(answer.code()).isNotZero();
      assertThat(answer.err())
          .contains("(AccessDeniedException)", "not authorized to perform: eks:ListClusters");
    }
  }

  private void create(EksEmulator emulator, String name) throws IOException {
    aws(
        emulator,
        "create-cluster",
        "--name=" + name,
        "--role-arn=" + Client.ROLE + "c",
        "--resources-vpc-config=subnetIds=subnet-1,subnet-2");
  }
}
