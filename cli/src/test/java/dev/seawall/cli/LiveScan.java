package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.testkit.aws.AwsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The results in JSON of a scan of the AWS side of one cluster, by the command as users start it.
 */
record LiveScan(JsonNode results) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static LiveScan of(AwsEnvironment aws, String cluster, Path folder, String... more)
      throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");
    List<String> command = new ArrayList<>(List.of("./seawall", "scan", "--cluster", cluster));
    command.addAll(List.of("--region", AwsEnvironment.REGION, "--without-kubernetes"));
    command.addAll(List.of("--format", "json=" + report));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Path.of(System.getProperty("seawall.root")).toFile());
    builder.environment().putAll(aws.variables());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new LiveScan(JSON.readTree(Files.readString(report)));
  }

  JsonNode findings() {
    return results.get("findings");
  }

  /** Check and asset of each finding. */
  TreeSet<String> found() {
    TreeSet<String> found = new TreeSet<>();
    findings()
        .forEach(
            each ->
                found.add(
                    each.get("check").asText()
                        + " on "
                        + each.path("asset").path("name").asText()));
    return found;
  }

  /** The checks that could not decide something. */
  TreeSet<String> undecided() {
    TreeSet<String> undecided = new TreeSet<>();
    results.get("unknown").forEach(each -> undecided.add(each.get("check").asText()));
    return undecided;
  }

  /** The permissions that were missing. */
  List<String> refused() {
    List<String> verbs = new ArrayList<>();
    for (JsonNode gap : results.get("coverage").get("gaps")) {
      if (!gap.get("reason").asText().equals("not-asked")) {
        verbs.add(gap.get("verb").asText());
      }
    }
    return verbs;
  }

  /** Why a check was not asked at all. */
  Optional<String> notEvaluated(String check) {
    return Optional.ofNullable(results.at("/coverage/notEvaluated").get(check))
        .map(JsonNode::asText);
  }
}
