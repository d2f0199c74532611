package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Value;
import dev.seawall.documents.snapshot.SnapshotReader;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.aws.shapes.AnswerShapes;
import dev.seawall.testkit.aws.shapes.DocumentJudge;
import dev.seawall.testkit.kubernetes.ApiServer;
import dev.seawall.testkit.worlds.World;
import dev.seawall.testkit.worlds.World.Expectation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Two whole worlds judge the checks: where everything is as it should be, a scan finds nothing, and
 * of the clusters of a hurried team it finds what was listed by hand before the first scan.
 */
class WorldsIT {
  private static final Path ROOT = Path.of(System.getProperty("seawall.root"));
  private static final Path APP = ROOT.resolve("cli/target/app");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)\\}");

  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  /** A world that is up, and the command as it runs in it. */
  private record Running(AwsEnvironment aws, ApiServer server, World.Built built, Path folder)
      implements AutoCloseable {
    static Running of(World world, Path folder) {
      AwsEnvironment aws = AwsEnvironment.start();
      ApiServer server = ApiServer.start();
      return new Running(aws, server, world.build(aws, server), folder);
    }

    Answer seawall(String... arguments) throws IOException, InterruptedException {
      String jars = Files.readString(APP.resolve("classpath")).strip();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
      command.add(APP + "/" + jars.replace("@app@", APP.toString()));
      command.add("dev.seawall.cli.Seawall");
      command.addAll(List.of(arguments));
      Path out = folder.resolve("answer.out");
      Path err = folder.resolve("answer.err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().putAll(aws.variables());
      builder.environment().put("KUBECONFIG", server.kubeconfig("admin").toString());
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** The name of a resource, with the ids of this run for the placeholders. */
    String named(String name) {
      return PLACEHOLDER.matcher(name).replaceAll(found -> built.id(found.group(1)));
    }

    @Override
    public void close() {
      server.close();
      aws.close();
    }
  }

  private static JsonNode table() throws IOException {
    Load yaml = new Load(LoadSettings.builder().build());
    String text = Files.readString(ROOT.resolve("testkit/worlds/checks.yaml"));
    return JSON.valueToTree(yaml.loadFromString(text));
  }

  private static boolean isFound(List<JsonNode> findings, JsonNode checks, String type, String on) {
    TreeSet<String> wanted = new TreeSet<>();
    checks.forEach(check -> wanted.add(check.asText()));
    return findings.stream()
        .anyMatch(
            finding ->
                wanted.contains(finding.path("check").asText())
                    && isOn(finding.path("asset"), type, on));
  }

  /** A name is what the resource's ARN ends with, or the namespace and name of an object. */
  private static boolean isOn(JsonNode asset, String type, String name) {
    String arn = asset.path("arn").asText();
    String full = asset.path("namespace").asText() + "/" + asset.path("name").asText();
    return asset.path("kind").asText().equals(type)
        && (asset.path("name").asText().equals(name)
            || arn.endsWith("/" + name)
            || (arn.isEmpty() && full.equals(name)));
  }

  private static JsonNode entry(JsonNode entries, Running world, Expectation expected) {
    for (JsonNode each : entries) {
      if (each.path("id").asText().equals(expected.id())
          && world.named(each.path("name").asText()).equals(expected.name())) {
        assertThat(each.path("because").asText()).isNotEmpty();
        return each;
      }
    }
    return JSON.missingNode();
  }

  /** What is wrong with an expectation, in a line; nothing when it is as the table says. */
  private static List<String> complaints(
      Running world, JsonNode table, List<JsonNode> findings, Expectation expected) {
    JsonNode checks = table.path("decided").path(expected.id());
    boolean found = isFound(findings, checks, expected.type(), expected.name());
    JsonNode left = entry(table.path("left"), world, expected);
    JsonNode elsewhere = entry(table.path("elsewhere"), world, expected);
    if (checks.isMissingNode()) {
      boolean said = !table.path("undecided").path(expected.id()).asText().isEmpty();
      return said ? List.of() : List.of("no word on which check decides " + expected);
    }
    if (!left.isMissingNode() || !elsewhere.isMissingNode()) {
      if (found) {
        return List.of("is found: take it off the list of exceptions: " + expected);
      }
      return left.isMissingNode()
              && !isFound(
                  findings,
                  elsewhere.path("by"),
                  elsewhere.path("type").asText(),
                  world.named(elsewhere.path("on").asText()))
          ? List.of("is not found elsewhere either: " + expected)
          : List.of();
    }
    return found ? List.of() : List.of("is not found by " + checks + ": " + expected);
  }

  /** All that a snapshot file holds. */
  private static String text(Path snapshot) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(snapshot))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void add(List<JsonNode> findings, Answer answer) throws IOException {
    assertThat(answer.out()).as(answer.err()).isNotEmpty();
    answer.json().path("findings").forEach(findings::add);
  }

  @Test
  void everythingThatWasExpectedOfTheHurriedClustersIsFoundWhoeverReadsThem() throws Exception {
    try (Running world = Running.of(World.HURRIED, folder)) {
      String[] shop = {"scan", "--cluster=shop", "--region=eu-west-1", "--format=json"};
      Answer live = world.seawall(shop);
      List<JsonNode> findings = new ArrayList<>();
      add(findings, live);
      Answer byContext = world.seawall("scan", "--with-aws", "--region=eu-west-1", "--format=json");
      assertThat(byContext.json().path("findings").toPrettyString())
          .isEqualTo(live.json().path("findings").toPrettyString());
      String[] all = {"scan", "--all-clusters", "--region=eu-west-1", "--format=json"};
      add(findings, world.seawall(all));
      String[] outside = {
        "scan", "--all-clusters", "--without-kubernetes", "--region=eu-west-1", "--format=json"
      };
      add(findings, world.seawall(outside));
      JsonNode table = table();
      List<String> complaints = new ArrayList<>();
      for (Expectation expected : world.built().expected()) {
        complaints.addAll(complaints(world, table, findings, expected));
      }
      assertThat(complaints).isEmpty();

      Path kept = folder.resolve("shop.snapshot");
      world.seawall("collect", "--cluster=shop", "--region=eu-west-1", "--output=" + kept);
      Answer later = world.seawall("scan", "--format=json", kept.toString());
      assertThat(later.json().path("findings").toPrettyString())
          .isEqualTo(live.json().path("findings").toPrettyString());

      assertThat(complaints(kept)).isEmpty();

      Path redacted = folder.resolve("redacted.snapshot");
      world.seawall(
          "collect", "--cluster=shop", "--region=eu-west-1", "--redact", "--output=" + redacted);
      Answer hidden = world.seawall("scan", "--format=json", redacted.toString());
      String shared = text(redacted);
      for (String account : List.of(AwsEnvironment.ACCOUNT, "444455556666", "777788889999")) {
        assertThat(hidden.out()).doesNotContain(account);
        assertThat(shared).doesNotContain(account);
      }
      assertThat(counts(hidden.json())).isEqualTo(counts(live.json()));
    }
  }

  @Test
  void theDemoHoldsWhatTheServiceModelsSay() throws IOException {
    assertThat(complaints(ROOT.resolve("cli/src/main/resources/dev/seawall/cli/demo.snapshot")))
        .isEmpty();
  }

  /** What AWS's service models say against the AWS documents of a snapshot. */
  private static Set<String> complaints(Path snapshot) throws IOException {
    DocumentJudge judge = new DocumentJudge(AnswerShapes.installed());
    Set<String> complaints = new TreeSet<>();
    int judged = 0;
    try (InputStream file = Files.newInputStream(snapshot)) {
      for (Document document : SnapshotReader.read(file, new Pool()).documents()) {
        if (AwsResource.isOne(document.value())) {
          judged++;
          Value arn = document.value().get("arn");
          judge.judge(document.value()).forEach(each -> complaints.add(arn + " " + each));
        }
      }
    }
    assertThat(judged).isGreaterThan(30);
    return complaints;
  }

  /** How often each check has a finding. */
  private static Map<String, Integer> counts(JsonNode results) {
    Map<String, Integer> counts = new java.util.TreeMap<>();
    results
        .path("findings")
        .forEach(finding -> counts.merge(finding.path("check").asText(), 1, Integer::sum));
    return counts;
  }

  @Test
  void nothingIsFoundWhereEverythingIsAsItShouldBe() throws Exception {
    try (Running world = Running.of(World.HARDENED, folder)) {
      for (String which : List.of("--cluster=ledger", "--all-clusters")) {
        Answer answer = world.seawall("scan", which, "--region=eu-west-1", "--format=json");
        JsonNode results = answer.json();
        assertThat(results.path("findings")).as(which).isEmpty();
        assertThat(results.path("unknown")).as(which).isEmpty();
        assertThat(results.path("errors")).as(which).isEmpty();
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
      }
      Answer alone =
          world.seawall(
              "scan", "--cluster=ledger", "--region=eu-west-1", "-n=ledger", "--format=json");
      assertThat(alone.json().path("findings")).isEmpty();
      assertThat(alone.json().at("/coverage/notEvaluated").toString())
          .contains("network-policy-peer-selects-nothing", "needs every namespace");
      assertThat(alone.code()).as(alone.err()).isEqualTo(ExitCode.CLEAN);
      Path kept = folder.resolve("ledger.snapshot");
      world.seawall("collect", "--cluster=ledger", "--region=eu-west-1", "--output=" + kept);
      assertThat(complaints(kept)).isEmpty();
      world
          .aws()
          .deny(
              "organizations:ListParents",
              "organizations:ListPoliciesForTarget",
              "organizations:DescribePolicy");
      Answer member =
          world.seawall("scan", "--cluster=ledger", "--region=eu-west-1", "--format=json");
      assertThat(member.code()).as(member.err()).isEqualTo(ExitCode.CLEAN);
      JsonNode coverage = member.json().path("coverage");
      assertThat(coverage.path("notEvaluated").toString()).contains("clusters-not-guarded");
      assertThat(coverage.path("gaps").toString()).contains("AWS::Organizations::Policy");
    }
  }
}
