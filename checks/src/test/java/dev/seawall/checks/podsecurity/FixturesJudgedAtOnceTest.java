package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.testkit.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pods of one owner are judged at once as far as what they have in common decides; pods of several
 * files each for itself. Every check must say the same of Kubernetes' own fixtures either way.
 */
class FixturesJudgedAtOnceTest {
  private static final int ROUNDS = 160;
  private static final String REST =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {
        pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.34}}}
      ---
      {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web, namespace: shop, uid: r}, spec: {replicas: 5}}
      ---
      {apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop}}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: all},
       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin},
       subjects: [{kind: ServiceAccount, name: default, namespace: shop}]}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
       spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}}
      ---
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop},
       spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{}]}}
      """;

  private static final Mapping OWNER =
      Mapping.of(
          Map.of(
              "apiVersion", new Text("apps/v1"),
              "kind", new Text("ReplicaSet"),
              "name", new Text("web"),
              "controller", Bool.TRUE));

  private final Random random = new Random(7);

  @Test
  void sayTheSameAsOfEachPod() throws Exception {
    List<Mapping> fixtures = fixtures();
    int together = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Mapping> pods = pods(fixtures, round % 2 == 0);
        Inventory atOnce = inventory(pods, false);
        Inventory each = inventory(pods, true);
        together +=
            (int) atOnce.all(PodTemplate.class).stream().filter(p -> p.common() != null).count();
        assertThat(each.all(PodTemplate.class)).allMatch(pod -> pod.common() == null);
        assertThat(said(Judge.judge(atOnce, Catalogue.load(), Rules.none(), threads)))
            .as("round %s: %s", round, pods)
            .isEqualTo(said(Judge.judge(each, Catalogue.load(), Rules.none(), threads)));
      }
    }
    assertThat(together).isGreaterThan(ROUNDS);
  }

  /** What is said, whichever file it is said of. */
  private static Map<String, Integer> said(Results results) {
    Map<String, Integer> said = new TreeMap<>();
    for (Finding each : results.findings()) {
      said.merge(each.check() + " " + each.asset(), each.instances(), Integer::sum);
    }
    for (UnknownVerdict each : results.unknown()) {
      said.merge(each.check() + " unknown: " + each.reason(), each.judgements(), Integer::sum);
    }
    said.put("passed", (int) results.coverage().decided() - results.findings().size());
    return said;
  }

  private static Inventory inventory(List<Mapping> pods, boolean inFiles) {
    List<Document> documents = new ArrayList<>(Snapshots.cluster(REST).documents());
    for (int i = 0; i < pods.size(); i++) {
      String file = inFiles ? "pod-" + i + ".json" : "pods.json";
      documents.add(new Document(pods.get(i), new Origin.File(file, file, i)));
    }
    Scope scope = Snapshots.cluster(REST).scope();
    return new Inventory(new Snapshot(scope, documents, List.of(), List.of()));
  }

  /** Some fixtures, or one with a scalar changed in each, as pods of one ReplicaSet. */
  private List<Mapping> pods(List<Mapping> fixtures, boolean mixed) {
    Mapping one = fixtures.get(random.nextInt(fixtures.size()));
    List<Mapping> pods = new ArrayList<>();
    for (int i = 0; i < 3 + random.nextInt(3); i++) {
      Mapping fixture = mixed ? fixtures.get(random.nextInt(fixtures.size())) : one;
      Value spec = Objects.requireNonNull(fixture.get("spec"));
      Mapping metadata =
          fixture.get("metadata") instanceof Mapping written ? written : Mapping.EMPTY;
      Mapping changed = fixture.with("spec", mixed ? spec : change(spec, random));
      Mapping own =
          metadata
              .with("name", new Text("web-" + i))
              .with("namespace", new Text("shop"))
              .with("uid", new Text("uid-" + i))
              .with("labels", Mapping.of(Map.of("app", new Text(i % 4 == 3 ? "x" : "web"))))
              .with("ownerReferences", Sequence.of(List.of(OWNER)));
      pods.add(changed.with("metadata", own));
    }
    return pods;
  }

  /** The same with one scalar changed. */
  private static Value change(Value value, Random random) {
    return switch (value) {
      case Mapping mapping when mapping.length() > 0 -> {
        String key = mapping.key(random.nextInt(mapping.length()));
        yield mapping.with(key, change(Objects.requireNonNull(mapping.get(key)), random));
      }
      case Sequence list when list.length() > 0 -> {
        List<Value> items = new ArrayList<>(list.items());
        items.set(0, change(items.getFirst(), random));
        yield Sequence.of(items);
      }
      case Bool bool -> bool.value() ? Bool.FALSE : Bool.TRUE;
      case Whole whole -> new Whole(whole.number() == 0 ? 1000 : 0);
      case Text text -> new Text(random.nextBoolean() ? text.text() + "x" : "Unconfined");
      default -> new Text("x");
    };
  }

  private static List<Mapping> fixtures() throws IOException {
    List<Mapping> pods = new ArrayList<>();
    try (Stream<Path> files = Files.list(Conformance.folder("pod-security").resolve("pods"))) {
      for (Path file : files.sorted().limit(1500).toList()) {
        for (Document each : Snapshots.files(Files.readString(file)).documents()) {
          if (each.value().get("spec") instanceof Mapping) {
            pods.add(each.value());
          }
        }
      }
    }
    return pods;
  }
}
