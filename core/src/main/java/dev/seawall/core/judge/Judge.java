package dev.seawall.core.judge;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks every check of a catalogue of every asset of an inventory. */
public final class Judge {
  /** So few that what is read of them stays in the processor's cache from check to check. */
  private static final int CHUNK = 64;

  private static final String EVERY_NAMESPACE = "needs every namespace";

  private final Inventory inventory;
  private final Snapshot snapshot;
  private final Catalogue catalogue;
  private final List<UnknownVerdict> unknown = new ArrayList<>();
  private final Map<String, Map<Tally.Identity, Tally.Failed>> failed = new HashMap<>();
  private final TreeSet<String> crashed = new TreeSet<>();
  private final SortedMap<String, String> notEvaluated = new TreeMap<>();
  private long passedWeight;
  private long failedWeight;
  private long unknownWeight;
  private long decided;
  private long undecided;

  private Judge(Inventory inventory, Catalogue catalogue) {
    this.inventory = inventory;
    this.snapshot = inventory.snapshot();
    this.catalogue = catalogue;
  }

  /** A check that is asked, and what keeps it from judging assets of some namespaces. */
  private record Asked<A extends Asset>(Check<A> check, Spec<A> spec, List<Gap> blinding) {}

  /** The checks of one class of assets over a part of these, to be run on any thread. */
  private record Task(String judged, Future<List<Tally>> tallies) {}

  /** The results of a catalogue over an inventory. The threads do not influence what is found. */
  public static Results judge(
      Inventory inventory, Catalogue catalogue, Rules rules, ExecutorService threads) {
    Judge judge = new Judge(inventory, catalogue);
    Map<Class<? extends Asset>, List<Check<?>>> byAsset = new LinkedHashMap<>();
    for (Check<?> check : catalogue.checks()) {
      byAsset.computeIfAbsent(check.spec().judges(), type -> new ArrayList<>()).add(check);
    }
    Deque<Task> tasks = new ArrayDeque<>();
    byAsset.forEach((type, checks) -> judge.start(type, checks, threads, tasks));
    while (!tasks.isEmpty()) {
      judge.add(tasks.removeFirst());
    }
    return judge.finish(rules, threads);
  }

  @SuppressWarnings("unchecked") // they are grouped by the class that they judge
  private <A extends Asset> void start(
      Class<A> type, List<Check<?>> checks, ExecutorService threads, Deque<Task> tasks) {
    List<Asked<A>> asked = new ArrayList<>();
    for (Check<?> check : checks) {
      ask((Check<A>) check).ifPresent(asked::add);
    }
    if (asked.isEmpty()) {
      return;
    }
    List<A> assets = inventory.all(type);
    for (int from = 0; from < assets.size(); from += CHUNK) {
      List<A> chunk = assets.subList(from, Math.min(from + CHUNK, assets.size()));
      Callable<List<Tally>> work =
          () -> {
            List<Alike<A>> all = Alike.of(chunk);
            return asked.stream()
                .map(each -> Tally.of(each.check(), each.spec(), all, inventory, each.blinding()))
                .toList();
          };
      tasks.add(new Task(type.getSimpleName(), threads.submit(work)));
    }
  }

  /** Finds out whether there is something that a check can be asked. */
  private <A extends Asset> Optional<Asked<A>> ask(Check<A> check) {
    Spec<A> spec = check.spec();
    if (spec.needsWholeCluster() && !inventory.cluster().isWhole()) {
      notEvaluated.put(spec.id(), "needs a whole cluster");
      return Optional.empty();
    }
    Set<ResourceType> own = AssetTypes.typesOf(spec.judges());
    if (needsEveryNamespace(spec, own) && inventory.namespacesRead().isPresent()) {
      notEvaluated.put(spec.id(), EVERY_NAMESPACE);
      return Optional.empty();
    }
    Optional<String> side = missingSide(own, spec.reads());
    if (side.isPresent()) {
      notEvaluated.put(spec.id(), side.get());
      return Optional.empty();
    }
    if (spec.comparesClusters() && inventory.aws().all(EksCluster.class).size() < 2) {
      notEvaluated.put(spec.id(), Fleet.SEVERAL);
      return Optional.empty();
    }
    List<Gap> hiding = new ArrayList<>();
    List<Gap> blinding = new ArrayList<>();
    boolean joined = AssetTypes.isJoined(spec.judges());
    for (Gap gap : snapshot.gaps()) {
      boolean ofOwn = own.contains(gap.type());
      if (!ofOwn && !spec.reads().contains(gap.type())) {
        continue;
      }
      if (gap.reason() == Gap.Reason.NOT_ASKED) {
        notEvaluated.put(spec.id(), gap.message());
        return Optional.empty();
      }
      if (spec.comparesClusters() || (ofOwn && !joined)) {
        hiding.add(gap);
      } else if (!spec.looksUp().contains(gap.type())) {
        blinding.add(isOfAws(own) == AwsTypes.isOne(gap.type()) ? gap : gap.everywhere());
      }
    }
    if (!hiding.isEmpty()) {
      unknown(spec, Optional.empty(), messages(hiding), 1);
    }
    if (!blinding.isEmpty() && inventory.all(spec.judges()).isEmpty()) {
      unknown(spec, Optional.empty(), messages(blinding), 1);
    }
    return Optional.of(new Asked<>(check, spec, blinding));
  }

  /** Whether a check concludes from what no namespace has, of things that are in none. */
  private static boolean needsEveryNamespace(Spec<?> spec, Set<ResourceType> own) {
    return spec.needsWholeCluster()
        && (isOfAws(own) || AssetTypes.isJoined(spec.judges()))
        && Stream.concat(own.stream(), spec.reads().stream()).anyMatch(ResourceType::namespaced);
  }

  private static boolean isOfAws(Set<ResourceType> own) {
    return own.stream().anyMatch(AwsTypes::isOne);
  }

  /** The side that a check cannot do without, where nobody tried to read it but the other one. */
  private Optional<String> missingSide(Set<ResourceType> own, Set<ResourceType> others) {
    List<ResourceType> all = Stream.concat(own.stream(), others.stream()).toList();
    boolean needsAws = all.stream().anyMatch(AwsTypes::isOne);
    boolean needsKubernetes = own.isEmpty() || !all.stream().allMatch(AwsTypes::isOne);
    boolean hasAws = inventory.aws().isRead();
    if (needsAws && !hasAws) {
      return Optional.of("needs the AWS side of a cluster");
    }
    return needsKubernetes && hasAws && !inventory.cluster().isRead()
        ? Optional.of("needs the Kubernetes side of a cluster")
        : Optional.empty();
  }

  private static String messages(List<Gap> gaps) {
    return gaps.stream().map(Gap::message).sorted().distinct().collect(Collectors.joining("; "));
  }

  private void unknown(Spec<?> spec, Optional<ResourceId> asset, String reason, int judgements) {
    unknown.add(new UnknownVerdict(spec.id(), asset, new Location("", 0, 0), reason, judgements));
    undecided += judgements;
    unknownWeight += (long) judgements * spec.severity().weight();
  }

  private static <T> T done(Future<T> work, String check) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        // an error of the machine, such as no memory left, is nobody's verdict
        throw error;
      }
      throw new IllegalStateException("judging " + check + " failed", e.getCause());
    }
  }

  private void add(Task task) {
    for (Tally tally : done(task.tallies(), task.judged())) {
      add(tally);
    }
  }

  private void add(Tally tally) {
    Spec<?> spec = tally.spec();
    int weight = spec.severity().weight();
    passedWeight += (long) tally.passed() * weight;
    decided += tally.passed();
    tally.blinded().forEach((reason, count) -> unknown(spec, Optional.empty(), reason, count));
    for (UnknownVerdict each : tally.unknown()) {
      unknown.add(each);
      undecided++;
      unknownWeight += weight;
    }
    if (tally.limited()) {
      notEvaluated.put(spec.id(), EVERY_NAMESPACE);
    }
    if (tally.crashed()) {
      crashed.add(spec.id());
    }
    if (tally.failed().isEmpty()) {
      return;
    }
    Map<Tally.Identity, Tally.Failed> known =
        failed.computeIfAbsent(spec.id(), id -> new HashMap<>());
    tally
        .failed()
        .forEach(
            (identity, each) -> {
              Tally.Failed present = known.get(identity);
              if (present == null) {
                decided++;
              } else {
                failedWeight -= present.severity().weight();
              }
              Tally.Failed told = present == null ? each : present.with(each);
              failedWeight += told.severity().weight();
              known.put(identity, told);
            });
  }

  /** Whether what nobody asked for is something that a check would have asked for. */
  private boolean matters(Gap gap) {
    return gap.reason() != Gap.Reason.NOT_ASKED
        || catalogue.checks().stream()
            .map(Check::spec)
            .anyMatch(
                spec ->
                    spec.reads().contains(gap.type())
                        || AssetTypes.typesOf(spec.judges()).contains(gap.type()));
  }

  private Score score(List<Finding> all, Sorting sorting) {
    Set<Finding> accepted = new HashSet<>();
    long acceptedWeight = 0;
    for (AcceptedFinding each : sorting.accepted()) {
      accepted.add(each.finding());
      acceptedWeight += each.finding().severity().weight();
    }
    Optional<Severity> worst =
        all.stream().filter(each -> !accepted.contains(each)).map(Finding::severity).findFirst();
    return Score.of(passedWeight, failedWeight - acceptedWeight, unknownWeight, worst);
  }

  /** That nothing was judged, where nothing else tells why. */
  private Optional<Problem> nothingJudged(List<Gap> gaps, List<Problem> problems, boolean found) {
    boolean told =
        !gaps.isEmpty()
            || !unknown.isEmpty()
            || !crashed.isEmpty()
            || problems.stream().anyMatch(each -> each.level() == Problem.Level.ERROR);
    return told || found
        ? Optional.empty()
        : NothingJudged.reason(inventory, catalogue, notEvaluated, decided)
            .map(
                why ->
                    new Problem(
                        Problem.Level.ERROR, snapshot.scope().name(), Position.UNKNOWN, why));
  }

  /** What the findings are ordered by first. */
  private record Kind(Severity severity, String check) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int bySeverity = severity.compareTo(other.severity);
      return bySeverity == 0 ? check.compareTo(other.check) : bySeverity;
    }
  }

  /** The findings in their order; those of one check and severity are made and sorted together. */
  private List<Finding> findings(ExecutorService threads) {
    SortedMap<Kind, List<Tally.Failed>> kinds = new TreeMap<>();
    for (Map<Tally.Identity, Tally.Failed> ofOne : failed.values()) {
      for (Tally.Failed each : ofOne.values()) {
        kinds
            .computeIfAbsent(new Kind(each.severity(), each.check()), kind -> new ArrayList<>())
            .add(each);
      }
    }
    failed.clear();
    SortedMap<Kind, Future<List<Finding>>> sorted = new TreeMap<>();
    kinds.forEach(
        (kind, all) ->
            sorted.put(
                kind,
                threads.submit(() -> all.stream().map(Tally.Failed::finding).sorted().toList())));
    List<Finding> findings = new ArrayList<>();
    sorted.forEach((kind, each) -> findings.addAll(done(each, kind.check())));
    return findings;
  }

  /** An object's place in the API server says nothing where there are several of them. */
  private Problem named(Problem problem) {
    String cluster = snapshot.scope().details().getOrDefault(Scope.AMONG_CLUSTERS, "");
    return cluster.isEmpty()
        ? problem
        : new Problem(
            problem.level(),
            ResourceId.clusterName(cluster) + " " + problem.where(),
            problem.position(),
            problem.message());
  }

  private Results finish(Rules rules, ExecutorService threads) {
    List<Finding> all = findings(threads);
    List<Problem> problems = new ArrayList<>(snapshot.problems());
    inventory.cluster().malformed().forEach(each -> problems.add(named(each)));
    Sorting sorting = new Sorting(rules, catalogue, notEvaluated.keySet());
    sorting.sort(all);
    problems.addAll(sorting.problems());
    Collections.sort(unknown);
    List<UnknownVerdict> merged = UnknownVerdict.merge(unknown);
    List<Gap> gaps =
        snapshot.gaps().stream().filter(g -> g.reason() != Gap.Reason.NOT_ASKED).toList();
    Optional<Problem> nothing = nothingJudged(gaps, problems, !all.isEmpty());
    nothing.ifPresent(problems::add);
    boolean complete =
        gaps.isEmpty()
            && merged.isEmpty()
            && problems.stream().noneMatch(p -> p.level() == Problem.Level.ERROR);
    SortedMap<String, Integer> objects = new TreeMap<>();
    for (KubernetesObject object : inventory.cluster().objects()) {
      objects.merge(object.kind(), 1, Integer::sum);
    }
    for (AwsResource resource : inventory.aws().resources()) {
      objects.merge(resource.type(), 1, Integer::sum);
    }
    Coverage coverage =
        new Coverage(
            objects,
            catalogue.checks().size() - notEvaluated.size(),
            nothing.isPresent() ? 0 : decided,
            undecided,
            notEvaluated,
            snapshot.gaps().stream().filter(this::matters).toList(),
            complete);
    return new Results(
        snapshot.scope(),
        sorting.findings(),
        merged,
        sorting.accepted(),
        sorting.known(),
        coverage,
        nothing.isPresent() ? Score.NONE : score(all, sorting),
        problems,
        List.copyOf(crashed));
  }
}
