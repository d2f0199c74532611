package dev.seawall.core.kubernetes;

import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Rbac.Held;
import dev.seawall.core.kubernetes.rbac.Rule;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a pod's token may do, sorted by how far it leads. */
public final class PodRights {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";
  private static final Set<String> ADMINISTRATION = Set.of("cluster-admin", "admin", "edit");
  private static final List<Right> TAKEOVERS =
      List.of(
          new Right("create", "", "serviceaccounts/token"),
          new Right("get", "", "nodes/proxy"),
          new Right("create", "", "nodes/proxy"),
          new Right("impersonate", "", "users"),
          new Right("impersonate", "", "groups"),
          new Right("impersonate", "", "serviceaccounts"),
          new Right("bind", RBAC, "clusterroles"),
          new Right("escalate", RBAC, "clusterroles"),
          new Right("create", ADMISSION, "mutatingwebhookconfigurations"),
          new Right("update", ADMISSION, "mutatingwebhookconfigurations"),
          new Right("patch", ADMISSION, "mutatingwebhookconfigurations"),
          new Right("get", "", "secrets"),
          new Right("list", "", "secrets"));
  private static final List<String> CHANGES = List.of("create", "update", "patch", "delete");
  private static final List<Right> CHANGED =
      List.of(
          new Right("", "", "pods"),
          new Right("", "", "pods/exec"),
          new Right("", "", "secrets"),
          new Right("", "", "configmaps"),
          new Right("", "", "services"),
          new Right("", "", "namespaces"),
          new Right("", "", "nodes"),
          new Right("", "", "serviceaccounts"),
          new Right("", "apps", "deployments"),
          new Right("", "apps", "daemonsets"),
          new Right("", "apps", "statefulsets"),
          new Right("", "batch", "jobs"),
          new Right("", "batch", "cronjobs"),
          new Right("", "networking.k8s.io", "networkpolicies"),
          new Right("", "networking.k8s.io", "ingresses"),
          new Right("", RBAC, "roles"),
          new Right("", RBAC, "rolebindings"),
          new Right("", RBAC, "clusterroles"),
          new Right("", RBAC, "clusterrolebindings"));
  private final List<Held> held;
  // Made when first asked for; two threads may make equal ones.
  private @Nullable Optional<Takeover> takeover;
  private final Map<String, Optional<Held>> writing = new ConcurrentHashMap<>();

  /** A verb on a resource. */
  private record Right(String verb, String group, String resource) {
    boolean isIn(Rule rule) {
      return rule.allows(verb, group, resource);
    }

    boolean isChangedBy(Rule rule) {
      for (String change : CHANGES) {
        if (rule.allows(change, group, resource)) {
          return true;
        }
      }
      return false;
    }
  }

  private PodRights(List<Held> held) {
    this.held = held;
  }

  static PodRights of(Subject subject, Rbac rbac) {
    return new PodRights(rbac.rulesOf(subject));
  }

  /**
   * A right that leads to the whole cluster.
   *
   * @param throughSecrets whether it takes what is in the Secrets that it allows to read
   */
  public record Takeover(String words, boolean throughSecrets) {}

  /** The shortest way to the whole cluster. */
  public Optional<Takeover> takeover() {
    Optional<Takeover> known = takeover;
    if (known == null) {
      known = findTakeover();
      takeover = known;
    }
    return known;
  }

  private Optional<Takeover> findTakeover() {
    List<Rule> everywhere =
        held.stream()
            .filter(each -> each.binding().isClusterWide())
            .map(each -> each.rule().rule())
            .filter(rule -> !rule.isLimitedToNames())
            .toList();
    if (everywhere.stream().anyMatch(Rule::isEverything)) {
      return Optional.of(new Takeover("do everything", false));
    }
    return TAKEOVERS.stream()
        .filter(right -> everywhere.stream().anyMatch(right::isIn))
        .findFirst()
        .map(
            right ->
                new Takeover(
                    right.verb() + " " + right.resource(), right.resource().equals("secrets")));
  }

  /** A binding that gives everything, or one of the roles for administrators. */
  public Optional<Binding> administration() {
    return held.stream()
        .filter(
            each ->
                each.rule().rule().isEverything()
                    || ADMINISTRATION.contains(each.binding().role().name()))
        .map(Held::binding)
        .findFirst();
  }

  /** A rule that changes something outside of a namespace. */
  public Optional<Held> writing(String namespace) {
    return writing.computeIfAbsent(namespace, this::findWriting);
  }

  private Optional<Held> findWriting(String namespace) {
    return held.stream()
        .filter(each -> !each.rule().rule().isLimitedToNames())
        .filter(
            each ->
                each.binding().isClusterWide()
                    || !each.binding().id().namespace().equals(namespace))
        .filter(each -> CHANGED.stream().anyMatch(right -> right.isChangedBy(each.rule().rule())))
        .findFirst();
  }
}
