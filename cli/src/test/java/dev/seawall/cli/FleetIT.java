package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.kubernetes.ApiServer;
import dev.seawall.testkit.worlds.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three clusters in two regions, two of one name, are scanned together: with what is inside them
 * where it can be reached, with what they share, and never in silence about what was not read.
 */
class FleetIT {
  private static final Path ROOT = Path.of(System.getProperty("seawall.root"));
  private static final Path APP = ROOT.resolve("cli/target/app");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEST = "arn:aws:eks:eu-west-1:111122223333:cluster/shop";
  private static final String BATCH = "arn:aws:eks:eu-west-1:111122223333:cluster/batch";
  private static final String CENTRAL = "arn:aws:eks:eu-central-1:111122223333:cluster/shop";
  private static AwsEnvironment aws;
  private static ApiServer server;
  private static EksGate gate;

  @TempDir private Path folder;

  private record Answer(int code, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    aws = AwsEnvironment.start();
    server = ApiServer.start();
    World.FLEET.build(aws, server);
    gate = new EksGate(aws.eks());
  }

  @AfterAll
  static void stop() {
    gate.close();
    server.close();
    aws.close();
  }

  @BeforeEach
  void nothingIsRefused() {
    gate.open();
  }

  private Answer scan(String... arguments) throws IOException, InterruptedException {
    return seawall("scan", arguments);
  }

  private Answer seawall(String verb, String... arguments)
      throws IOException, InterruptedException {
    String jars = Files.readString(APP.resolve("classpath")).strip();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(APP + "/" + jars.replace("@app@", APP.toString()));
    command.addAll(List.of("dev.seawall.cli.Seawall", verb));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("answer.out");
    Path err = folder.resolve("answer.err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(aws.variables());
    builder.environment().put("AWS_ENDPOINT_URL_EKS", gate.url());
    builder.environment().put("KUBECONFIG", server.kubeconfig("admin").toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Answer fleet(String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("--all-clusters", "--region=eu-west-1", "--region=eu-central-1"));
    arguments.addAll(List.of(more));
    return scan(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> findings(JsonNode results, String check) {
    return StreamSupport.stream(results.path("findings").spliterator(), false)
        .filter(each -> each.path("check").asText().equals(check))
        .toList();
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Set<String> clusters(JsonNode results) {
    Set<String> arns = new TreeSet<>();
    results.path("clusters").forEach(each -> arns.add(each.path("arn").asText()));
    return arns;
  }

  private static JsonNode cluster(JsonNode results, String arn) {
    for (JsonNode each : results.path("clusters")) {
      if (each.path("arn").asText().equals(arn)) {
        return each;
      }
    }
    return JSON.missingNode();
  }

  @Test
  void theObjectsOfEachClusterAreJudgedAndNamedAfterIt() throws Exception {
    Answer answer = fleet("--format=json");
    JsonNode results = answer.json();
    assertThat(clusters(results)).containsExactlyInAnyOrder(WEST, BATCH, CENTRAL);
    List<JsonNode> privileged = findings(results, "privileged-container");
    assertThat(privileged).hasSize(2);
    Set<String> fingerprints = new HashSet<>();
    Set<String> where = new TreeSet<>();
    for (JsonNode each : privileged) {
      assertThat(each.path("asset").path("name").asText()).isEqualTo("web");
      fingerprints.add(each.path("fingerprint").asText());
      where.add(each.path("asset").path("cluster").asText());
      assertThat(texts(each.path("clusters")))
          .containsExactly(each.path("asset").path("cluster").asText());
    }
    assertThat(fingerprints).hasSize(2);
    assertThat(where).containsExactlyInAnyOrder(WEST, CENTRAL);
  }

  @Test
  void aClusterThatCannotBeEnteredIsNamedWithTheReason() throws Exception {
    Answer answer = fleet("--format=json");
    JsonNode unread = cluster(answer.json(), BATCH).path("unread");
    assertThat(unread).hasSize(1);
    assertThat(unread.get(0).asText())
        .startsWith("its Kubernetes side could not be read: ")
        .contains("127.0.0.1:9")
        .contains("--without-kubernetes");
    assertThat(cluster(answer.json(), WEST).path("unread")).isEmpty();
    assertThat(answer.json().path("complete").asBoolean()).isFalse();
    assertThat(answer.code()).isEqualTo(ExitCode.INCOMPLETE);
    Answer outside = fleet("--format=json", "--without-kubernetes");
    assertThat(cluster(outside.json(), BATCH).path("unread")).isEmpty();
    assertThat(findings(outside.json(), "privileged-container")).isEmpty();
  }

  @Test
  void whatClustersShareIsTold() throws Exception {
    JsonNode results = fleet("--format=json", "--without-kubernetes").json();
    assertThat(findings(results, "cluster-role-shared"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("message").asText())
                    .contains("shop in eu-west-1", "batch in eu-west-1", "shop in eu-central-1"));
    assertThat(findings(results, "node-role-of-several-clusters"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("message").asText())
                    .contains("shop in eu-central-1", "shop in eu-west-1")
                    .doesNotContain("batch"));
    assertThat(findings(results, "cluster-key-shared"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("message").asText())
                    .contains("batch in eu-west-1", "shop in eu-west-1"));
  }

  @Test
  void oneClusterAloneSharesNothing() throws Exception {
    JsonNode results =
        scan("--cluster=shop", "--region=eu-west-1", "--without-kubernetes", "--format=json")
            .json();
    for (String check :
        List.of("cluster-role-shared", "node-role-of-several-clusters", "cluster-key-shared")) {
      assertThat(findings(results, check)).as(check).isEmpty();
      assertThat(results.path("coverage").path("notEvaluated").toString()).contains(check);
    }
    assertThat(results.path("clusters").isMissingNode()).isTrue();
  }

  @Test
  void aBaselineOfOneShopDoesNotHideTheOther() throws Exception {
    Path before = folder.resolve("before.json");
    JsonNode first = fleet("--format=json", "--check=privileged-container").json();
    JsonNode west = findings(first, "privileged-container").getFirst();
    String kept = JSON.writeValueAsString(first);
    for (JsonNode each : findings(first, "privileged-container")) {
      if (!each.equals(west)) {
        kept = kept.replace(each.path("fingerprint").asText(), "0".repeat(32));
      }
    }
    Files.writeString(before, kept);
    JsonNode then =
        fleet("--format=json", "--check=privileged-container", "--baseline=" + before).json();
    assertThat(then.path("counts").path("known").asInt()).isEqualTo(1);
    assertThat(findings(then, "privileged-container"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("asset").path("cluster"))
                    .isNotEqualTo(west.path("asset").path("cluster")));
  }

  @Test
  void aClusterThatIsRefusedMakesTheScanIncompleteAndTheOthersAreJudged() throws Exception {
    gate.refuse(call -> call.startsWith("eu-west-1 /clusters/batch"), "AccessDeniedException");
    Answer answer = fleet("--format=json", "--without-kubernetes");
    JsonNode results = answer.json();
    assertThat(answer.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(cluster(results, BATCH).path("complete").asBoolean()).isFalse();
    assertThat(results.path("coverage").path("gaps").toString())
        .contains("eks:DescribeCluster was denied for " + BATCH);
    assertThat(results.path("coverage").path("gaps"))
        .filteredOn(gap -> gap.path("message").asText().contains(BATCH))
        .isNotEmpty()
        .allSatisfy(gap -> assertThat(gap.path("cluster").asText()).isEqualTo(BATCH));
    for (String arn : List.of(WEST, CENTRAL)) {
      assertThat(cluster(results, arn).path("complete").asBoolean()).as(arn).isTrue();
    }
    assertThat(findings(results, "cluster-role-shared"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("message").asText())
                    .contains("shop in")
                    .doesNotContain("batch"));
  }

  @Test
  void whatWasCollectedOfSeveralClustersSaysWhatTheLiveScanSays() throws Exception {
    gate.refuse(call -> call.startsWith("eu-west-1 /clusters/batch/addons"), "AccessDenied");
    String all = folder.resolve("all").toString();
    Answer collected =
        seawall(
            "collect", "--all-clusters", "--region=eu-west-1", "--region=eu-central-1", "-o", all);
    assertThat(collected.code()).as(collected.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(collected.out()).contains("objects of 111122223333/eu-central-1/shop");

    Answer live = fleet("--format=json");
    Answer later = scan(all, "--format=json");

    assertThat(later.code()).isEqualTo(live.code());
    assertThat(lasting(later.json())).isEqualTo(lasting(live.json()));
    assertThat(lasting(later.json())).contains("eks:ListAddons was denied");

    JsonNode alone = scan(all + "/111122223333-eu-west-1-shop.snapshot", "--format=json").json();
    assertThat(findings(alone, "privileged-container"))
        .singleElement()
        .satisfies(each -> assertThat(each.path("asset").has("cluster")).isFalse());

    Files.delete(Path.of(all, "111122223333-eu-central-1-shop.snapshot"));
    assertThat(scan(all).err()).contains("names 111122223333-eu-central-1-shop.snapshot");
  }

  /** The report but for when it was made and what of. */
  private static String lasting(JsonNode report) {
    ((ObjectNode) report).remove("started");
    return report.toPrettyString();
  }

  @Test
  void aRegionWhoseClustersAreNotListedIsNamed() throws Exception {
    gate.refuse("eu-central-1 /clusters"::equals, "AccessDeniedException");
    Answer answer = fleet("--format=json", "--without-kubernetes");
    assertThat(answer.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(clusters(answer.json())).containsExactlyInAnyOrder(WEST, BATCH);
    assertThat(answer.json().path("coverage").path("gaps").toString())
        .contains("eks:ListClusters was denied for 111122223333/eu-central-1")
        .doesNotContain("\"cluster\"");
  }

  @Test
  void aRegionThatIsNotEnabledIsNamedWithWhatItMayBe() throws Exception {
    gate.refuse(call -> call.startsWith("eu-central-1"), "UnrecognizedClientException");
    Answer answer = fleet("--format=json", "--without-kubernetes");
    assertThat(answer.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(clusters(answer.json())).containsExactlyInAnyOrder(WEST, BATCH);
    assertThat(answer.json().path("coverage").path("gaps").toString())
        .contains("111122223333/eu-central-1")
        .contains("the region may not be enabled");
  }

  @Test
  void theWorstClusterAndWhatToDoFirstAreOnTheTerminal() throws Exception {
    Answer answer = fleet();
    assertThat(answer.out())
        .contains("Clusters, the worst first")
        .contains("eu-west-1/shop")
        .contains("eu-central-1/shop")
        .contains("not read: its Kubernetes side could not be read");
    assertThat(answer.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(fleet().out()).isEqualTo(answer.out());
  }

  @Test
  void aContextOfOneClusterIsNotTakenForAll() throws Exception {
    Answer answer = fleet("--context=admin");
    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("--context is of one cluster");
  }
}
