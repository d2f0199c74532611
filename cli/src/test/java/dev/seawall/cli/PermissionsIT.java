package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.worlds.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private LiveScan scan(List<String> allowed, String... more) throws Exception {
    aws.allowOnly(allowed.toArray(String[]::new));
    return LiveScan.of(aws, "shop", folder, more);
  }

  @Test
  void theWholeScanRunsWithExactlyThePolicyThatIsPrinted() throws Exception {
    List<String> actions = policy();
    assertThat(actions).hasSizeGreaterThan(50).doesNotContain("*").noneMatch(a -> a.endsWith("*"));
    LiveScan report = scan(actions);
    assertThat(report.refused()).isEmpty();
    assertThat(report.findings()).isNotEmpty();
  }

  @Test
  void anActionThatIsTakenOutIsAGapThatNamesIt() throws Exception {
    List<String> actions = policy();
    assertThat(actions.remove("kms:GetKeyPolicy")).isTrue();
    assertThat(scan(actions).refused()).contains("kms:GetKeyPolicy");
  }

  @Test
  void oneCheckNeedsLittle() throws Exception {
    List<String> actions = policy("--check", "public-api-endpoint");
    assertThat(actions).contains("eks:DescribeCluster").allMatch(a -> a.matches("(eks|logs):.*"));
    LiveScan report = scan(actions, "--check", "public-api-endpoint");
    assertThat(report.refused()).isEmpty();
    assertThat(report.findings()).hasSize(1);
  }
}
