package dev.seawall.checks.podsecurity;

import dev.seawall.checks.podsecurity.PodResult.Admission;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdicts on every pod and pod template of a snapshot, each document for itself, and what
 * could not be read.
 */
public record PodResults(Policy policy, List<PodResult> pods, List<Problem> problems) {
  public PodResults {
    pods = pods.stream().sorted().toList();
    problems = List.copyOf(problems);
  }

  /** Judges a snapshot as the newest server would. */
  public static PodResults of(Snapshot snapshot, Policy policy) {
    List<PodResult> pods = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(snapshot.problems());
    for (Document document : snapshot.documents()) {
      // Alone, so that equal pods of two files, and a ReplicaSet beside its Deployment, both count.
      Inventory inventory =
          new Inventory(new Snapshot(snapshot.scope(), List.of(document), List.of(), List.of()));
      List<PodTemplate> templates = inventory.all(PodTemplate.class);
      for (PodTemplate pod : templates) {
        pods.add(
            new PodResult(where(document), pod.object().resource(), of(pod), judge(pod, policy)));
      }
      KubernetesObject object = new KubernetesObject(document);
      if (templates.isEmpty() && isWorkload(object)) {
        problems.add(
            new Problem(
                Problem.Level.ERROR,
                where(document),
                document.locate(Path.ROOT.field("spec")),
                object + " has no pod template"));
      }
    }
    return new PodResults(policy, pods, problems);
  }

  private static Evaluation judge(PodTemplate pod, Policy policy) {
    Evaluation evaluation = PodSecurity.NEWEST.evaluate(pod, policy);
    if (!evaluation.isAllowed() || !pod.containers().isEmpty()) {
      return evaluation;
    }
    return new Evaluation(
        policy,
        List.of(),
        List.of(
            new Evaluation.Undecided("", pod.path().fields("spec", "containers") + " is not set")));
  }

  private static boolean isWorkload(KubernetesObject object) {
    return object.type().map(Types.WORKLOADS::contains).orElse(false);
  }

  private static Admission of(PodTemplate pod) {
    if (pod.isPod()) {
      return Admission.ENFORCES;
    }
    return isWorkload(pod.object()) ? Admission.WARNS : Admission.IGNORES;
  }

  private static String where(Document document) {
    return switch (document.origin()) {
      case Origin.File file -> file.path();
      case Origin.Api api -> api.path();
    };
  }

  /** How many pods the API server would let in. */
  public long allowed() {
    return pods.stream().filter(pod -> pod.evaluation().isAllowed()).count();
  }

  /** How many pods it would refuse. */
  public long denied() {
    return pods.stream().filter(pod -> pod.evaluation().isDenied()).count();
  }

  /** How many pods may go either way, because of fields that are not known. */
  public long undecided() {
    return pods.size() - allowed() - denied();
  }

  /** Whether everything was read, there was a pod, and every pod got its verdict. */
  public boolean isComplete() {
    return !pods.isEmpty()
        && undecided() == 0
        && problems.stream().noneMatch(problem -> problem.level() == Problem.Level.ERROR);
  }
}
