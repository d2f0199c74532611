package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.kubernetes.rbac.Rbac.Held;
import dev.seawall.core.kubernetes.rbac.Rbac.Unread;
import dev.seawall.core.kubernetes.rbac.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the rules lead that one user name or one group was given. Found once for all pods that
 * have them: the groups of service accounts may be in thousands of bindings, and every pod is in
 * those groups.
 */
final class GivenRights {
  /** No way to the whole cluster. */
  static final int NONE = Integer.MAX_VALUE;

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
  private static final List<Resource> CHANGED =
      List.of(
          new Resource("", "pods"),
          new Resource("", "pods/exec"),
          new Resource("", "secrets"),
          new Resource("", "configmaps"),
          new Resource("", "services"),
          new Resource("", "namespaces"),
          new Resource("", "nodes"),
          new Resource("", "serviceaccounts"),
          new Resource("apps", "deployments"),
          new Resource("apps", "daemonsets"),
          new Resource("apps", "statefulsets"),
          new Resource("batch", "jobs"),
          new Resource("batch", "cronjobs"),
          new Resource("networking.k8s.io", "networkpolicies"),
          new Resource("networking.k8s.io", "ingresses"),
          new Resource(RBAC, "roles"),
          new Resource(RBAC, "rolebindings"),
          new Resource(RBAC, "clusterroles"),
          new Resource(RBAC, "clusterrolebindings"));

  private final int takeover;
  private final Optional<Held> administration;
  private final Optional<Held> writing;

  /** The first that changes something where the first of all, bound in one namespace, does not. */
  private final Optional<Held> writingElsewhere;

  /** A verb on a resource. */
  record Right(String verb, String group, String resource) {
    private boolean isIn(Rule rule) {
      return rule.allows(verb, group, resource);
    }
  }

  /** A resource, whatever is done with it. */
  private record Resource(String group, String name) {
    boolean isChangedBy(Rule rule) {
      for (String change : CHANGES) {
        if (rule.allows(change, group, name)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What could not be read and may give more: at all, and in the whole cluster. */
  private final Optional<UnresolvedFactException> unread;

  private final Optional<UnresolvedFactException> unreadEverywhere;

  /** The rights of rules in the order of their bindings, beside what could not be read. */
  GivenRights(List<Held> held, List<Unread> unread) {
    this.unread = unread.stream().map(Unread::reason).findFirst();
    this.unreadEverywhere =
        unread.stream()
            .filter(each -> each.binding().isClusterWide())
            .map(Unread::reason)
            .findFirst();
    this.takeover = findTakeover(held);
    this.administration =
        held.stream()
            .filter(
                each ->
                    each.rule().rule().isEverything()
                        || ADMINISTRATION.contains(each.binding().role().name()))
            .findFirst();
    List<Held> changing =
        held.stream()
            .filter(each -> !each.rule().rule().isLimitedToNames())
            .filter(each -> CHANGED.stream().anyMatch(of -> of.isChangedBy(each.rule().rule())))
            .toList();
    this.writing = changing.stream().findFirst();
    this.writingElsewhere =
        writing.flatMap(
            first ->
                changing.stream()
                    .filter(each -> isOutside(each, first.binding().id().namespace()))
                    .findFirst());
  }

  private static int findTakeover(List<Held> held) {
    List<Rule> everywhere =
        held.stream()
            .filter(each -> each.binding().isClusterWide())
            .map(each -> each.rule().rule())
            .filter(rule -> !rule.isLimitedToNames())
            .toList();
    if (everywhere.stream().anyMatch(Rule::isEverything)) {
      return 0;
    }
    for (int i = 0; i < TAKEOVERS.size(); i++) {
      Right right = TAKEOVERS.get(i);
      if (everywhere.stream().anyMatch(right::isIn)) {
        return 1 + i;
      }
    }
    return NONE;
  }

  private static boolean isOutside(Held held, String namespace) {
    return held.binding().isClusterWide() || !held.binding().id().namespace().equals(namespace);
  }

  /**
   * Why it cannot be told that it gives no more: where rules count that hold everywhere, or any.
   */
  Optional<UnresolvedFactException> unread(boolean everywhere) {
    return everywhere ? unreadEverywhere : unread;
  }

  /** How long the shortest way to the whole cluster is; 0 is none at all to go. */
  int takeover() {
    return takeover;
  }

  /** The right that a way of a length above 0 starts with. */
  static Right way(int takeover) {
    return TAKEOVERS.get(takeover - 1);
  }

  /** The first rule that gives everything, or of one of the roles for administrators. */
  Optional<Held> administration() {
    return administration;
  }

  /** The first rule that changes something outside of a namespace. */
  Optional<Held> writing(String namespace) {
    return writing.filter(each -> isOutside(each, namespace)).or(() -> writingElsewhere);
  }
}
