package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.worlds.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IAM policy that is printed is enough for a whole scan, and each action of it is needed. */
class PermissionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static AwsEnvironment aws;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    aws = AwsEnvironment.start();
    World.HURRIED.build(aws);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static List<String> policy(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("permissions", "--iam"));
    words.addAll(List.of(arguments));
    String printed = CommandRun.of(words.toArray(String[]::new)).out();
    List<String> actions = new ArrayList<>();
    JsonNode statement = JSON.readTree(printed).get("Statement").get(0);
    statement.get("Action").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  private JsonNode scan(List<String> allowed, String... more) throws Exception {
    aws.allowOnly(allowed.toArray(String[]::new));
    Path report = folder.resolve("report.json");
    List<String> command =
        new ArrayList<>(List.of("./seawall", "scan", "--cluster", "shop", "--region"));
    command.addAll(List.of(AwsEnvironment.REGION, "--without-kubernetes"));
    command.addAll(List.of("--format", "json=" + report));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Path.of(System.getProperty("seawall.root")).toFile());
    builder.environment().putAll(aws.variables());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return JSON.readTree(Files.readString(report));
  }

  private static List<String> refused(JsonNode report) {
    List<String> verbs = new ArrayList<>();
    for (JsonNode gap : report.get("coverage").get("gaps")) {
      if (!gap.get("reason").asText().equals("not-asked")) {
        verbs.add(gap.get("verb").asText());
      }
    }
    return verbs;
  }

  @Test
  void theWholeScanRunsWithExactlyThePolicyThatIsPrinted() throws Exception {
    List<String> actions = policy();
    assertThat(actions).hasSizeGreaterThan(50).doesNotContain("*").noneMatch(a -> a.endsWith("*"));
    JsonNode report = scan(actions);
    assertThat(refused(report)).isEmpty();
    assertThat(report.get("findings")).isNotEmpty();
  }

  @Test
  void anActionThatIsTakenOutIsAGapThatNamesIt() throws Exception {
    List<String> actions = policy();
    assertThat(actions.remove("kms:GetKeyPolicy")).isTrue();
    assertThat(refused(scan(actions))).contains("kms:GetKeyPolicy");
  }

  @Test
  void oneCheckNeedsLittle() throws Exception {
    List<String> actions = policy("--check", "public-api-endpoint");
    assertThat(actions).contains("eks:DescribeCluster").allMatch(a -> a.matches("(eks|logs):.*"));
    JsonNode report = scan(actions, "--check", "public-api-endpoint");
    assertThat(refused(report)).isEmpty();
    assertThat(report.get("findings")).hasSize(1);
  }
}
