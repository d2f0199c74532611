package dev.seawall.report;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Exemption;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Small snapshots with names that people and attackers choose, judged by tiny checks. */
final class Sample {
  /** What must never reach a reader in a form that does something. */
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</script></title>{{7*7}}",
          "red\u001b[31m\u001b]52;c;cm0=\u0007\r\nadmin: all fine",
          "=cmd|' /C calc'!A0",
          "+1",
          "-1",
          "@SUM(1)",
          "\t=1",
          "\uff1d1",
          "a]]>b",
          "\u202egpj.exe\u2066",
          "zero\u200bwidth\u2028line",
          "lone\ud800surrogate",
          "nul\u0000\ufffe\u0085",
          "::set-output name=a::b",
          "##vso[task.setvariable variable=a]b",
          "[link](javascript:alert(1)) `code` | pipe <b>bold</b>",
          "${jndi:ldap://x}%n%s",
          "漢字名前🙂e\u0301\u0301\u0301\u0301",
          "x".repeat(5_000));

  private final List<Document> documents = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Exemption> exemptions = new ArrayList<>();

  /** Fails for a door that is open, critical where the object says so. */
  static final class OpenDoor implements Check<KubernetesObject> {
    @Override
    public Spec<KubernetesObject> spec() {
      return Spec.check("open-door").severity(Severity.CRITICAL).judges(KubernetesObject.class);
    }

    @Override
    public Verdict judge(KubernetesObject house, Inventory inventory) {
      Fact<String> door = house.text("spec", "door");
      return door.is("open") ? Verdict.fail(door, "the door of %s is open", house) : Verdict.pass();
    }
  }

  /** A check of a user, without a page. */
  static final class NoLamp implements Check<KubernetesObject> {
    @Override
    public Spec<KubernetesObject> spec() {
      return Spec.check("no-lamp").severity(Severity.LOW).judges(KubernetesObject.class);
    }

    @Override
    public Verdict judge(KubernetesObject house, Inventory inventory) {
      Fact<String> lamp = house.text("spec", "lamp");
      return lamp.isSet()
          ? Verdict.pass()
          : Verdict.fail(lamp, "no lamp").and((Asset) house, "dark").as(severity(house));
    }

    private static Severity severity(KubernetesObject house) {
      return Severity.valueOf(house.text("spec", "grade").or("LOW"));
    }
  }

  /** Concludes from what is not there. */
  static final class NoNeighbour implements Check<KubernetesObject> {
    @Override
    public Spec<KubernetesObject> spec() {
      return Spec.check("no-neighbour")
          .severity(Severity.MEDIUM)
          .judges(KubernetesObject.class)
          .reads(Types.of("", "Secret").orElseThrow())
          .onWholeClusters();
    }

    @Override
    public Verdict judge(KubernetesObject house, Inventory inventory) {
      return Verdict.pass();
    }
  }

  /** Judges a resource of AWS. */
  static final class OpenCloud implements Check<EksCluster> {
    @Override
    public Spec<EksCluster> spec() {
      return Spec.check("open-cloud").severity(Severity.HIGH).judges(EksCluster.class);
    }

    @Override
    public Verdict judge(EksCluster cluster, Inventory inventory) {
      return Verdict.fail(cluster, "the cluster %s is open", cluster.name());
    }
  }

  static Catalogue catalogue() {
    return new Catalogue(List.of(new OpenDoor(), new NoLamp(), new NoNeighbour()));
  }

  static Mapping house(String namespace, String name, Map<String, ? extends Value> spec) {
    Map<String, Value> object = new LinkedHashMap<>();
    object.put("apiVersion", new Text("example.dev/v1"));
    object.put("kind", new Text("House"));
    object.put(
        "metadata", Mapping.of(Map.of("name", new Text(name), "namespace", new Text(namespace))));
    object.put("spec", Mapping.of(spec));
    return Mapping.of(object);
  }

  static Mapping open(String namespace, String name) {
    return house(namespace, name, Map.of("door", new Text("open"), "lamp", new Text("on")));
  }

  Sample file(String path, int line, Mapping object) {
    Origin origin = new Origin.File(path, path, documents.size());
    documents.add(new Document(object, origin, (root, at) -> new Position(line, 3), List.of()));
    return this;
  }

  /** A resource of AWS, as the API described it. */
  Sample aws(String arn) {
    Mapping cluster =
        Mapping.of(Map.of("type", new Text("AWS::EKS::Cluster"), "arn", new Text(arn)));
    documents.add(new Document(cluster, new Origin.Api(arn)));
    return this;
  }

  Sample live(String path, Mapping object) {
    documents.add(new Document(object, new Origin.Api(path)));
    return this;
  }

  Sample gap(Gap.Reason reason) {
    ResourceType secrets = Types.of("", "Secret").orElseThrow();
    gaps.add(new Gap(secrets, "", "list", reason, "Secrets could not be listed"));
    return this;
  }

  Sample gapOf(String cluster) {
    ResourceType secrets = Types.of("", "Secret").orElseThrow();
    gaps.add(new Gap(secrets, "", "list", Gap.Reason.FORBIDDEN, "not listed", cluster));
    return this;
  }

  Sample problem(Problem.Level level, String where, String message) {
    problems.add(new Problem(level, where, new Position(3, 7), message));
    return this;
  }

  Sample accept(String check, String asset) {
    exemptions.add(
        new Exemption(
            check,
            asset,
            "platform <team>",
            "known since May",
            LocalDate.of(2030, 1, 2),
            new Position(2, 1)));
    return this;
  }

  Results files() {
    return judge(Scope.files("houses"));
  }

  Results cluster() {
    return judge(
        new Scope(Scope.Kind.CLUSTER, "prod", new TreeSet<>(), Map.of("version", "EKS 1.34")));
  }

  private Results judge(Scope scope) {
    Snapshot snapshot = new Snapshot(scope, documents, gaps, problems);
    Rules rules = new Rules(exemptions, "seawall.yaml", Map.of(), LocalDate.of(2026, 1, 1));
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Inventory inventory = new Inventory(snapshot);
      List<Check<?>> checks = new ArrayList<>(catalogue().checks());
      if (inventory.aws().isRead()) {
        checks.add(new OpenCloud());
      }
      return Judge.judge(inventory, new Catalogue(checks), rules, threads);
    }
  }

  /** Findings of every kind: in files, unknown, accepted, with notices and errors. */
  static Sample mixed() {
    return new Sample()
        .file("k8s/a.yaml", 4, open("shop", "web"))
        .file("k8s/a.yaml", 4, open("shop", "api"))
        .file("k8s/b dir/ü#1.yaml", 9, open("bank", "vault"))
        .file("k8s/c.yaml", 2, house("bank", "shed", Map.of("grade", new Text("HIGH"))))
        .file("k8s/d.yaml", 5, house("", "old", Map.of("door", new Unresolved("var.door"))))
        .file("k8s/e.yaml", 5, open("lab", "test"))
        .accept("open-door", "House lab/*")
        .problem(Problem.Level.ERROR, "k8s/bad.yaml", "expected a mapping")
        .problem(Problem.Level.NOTICE, "k8s/chart.tpl", "a Helm template, not read");
  }

  /** The names that attackers choose, wherever a name can stand. */
  static Sample hostile() {
    Sample sample = new Sample();
    int line = 1;
    for (String name : HOSTILE) {
      sample.file("dir/" + name + ".yaml", line++, open(name, name));
      sample.file("x.yaml", line++, house(name, "n" + line, Map.of("grade", new Text("MEDIUM"))));
      sample.aws("arn:aws:eks:eu-west-1:111122223333:cluster/" + name + line);
      sample.problem(Problem.Level.ERROR, name, name);
    }
    return sample.file(
        "y.yaml", 1, house("a", "b", Map.of("door", new Unresolved(HOSTILE.get(3)))));
  }

  static byte[] write(Report report, Results results, Context context) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      report.write(results, catalogue(), context, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String text(Report report, Results results, Context context) {
    return new String(write(report, results, context), StandardCharsets.UTF_8);
  }

  static Context context() {
    return Context.of("0.1.0", "k8s");
  }
}
