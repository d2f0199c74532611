package dev.seawall.checks.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod whose rights could not be read is not one without rights. */
class RightsNotReadTest {
  private static final List<Check<PodTemplate>> ALL =
      List.of(new PodWithClusterTakeover(), new PodWithAdminRole(), new PodWithWriteRights());
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: cart, namespace: shop}
      spec: {serviceAccountName: cart, containers: [{name: cart, image: cart}]}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: cart, namespace: shop}
      """;
  private static final String BOUND =
      """
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: cart}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: helper}
      subjects: [{kind: ServiceAccount, name: cart, namespace: shop}]
      """;
  private static final String BROKEN =
      """
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: helper}
      rules: everything
      """;

  private static void assertUnknown(Snapshot snapshot, Check<PodTemplate> check, String reason) {
    Results results = Examples.judge(check, snapshot);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown())
        .as(check.spec().id())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .asString()
        .contains(reason);
  }

  @Test
  void theRulesOfARoleThatItHasAreNotReadable() {
    for (Check<PodTemplate> check : ALL) {
      assertUnknown(Snapshots.files(POD + BOUND + BROKEN), check, "rules");
    }
  }

  @Test
  void aRoleThatItDoesNotHaveSaysNothingOfIt() {
    for (Check<PodTemplate> check : ALL) {
      Results results = Examples.judge(check, Snapshots.files(POD + BROKEN));
      assertThat(results.unknown()).isEmpty();
      assertThat(results.findings()).isEmpty();
    }
  }

  /** As for every check of what is given: another folder may have it, and most have it there. */
  @Test
  void aRoleThatIsInNoFileIsLeftToWhereItIs() {
    for (Check<PodTemplate> check : ALL) {
      Results results = Examples.judge(check, Snapshots.files(POD + BOUND));
      assertThat(results.unknown()).isEmpty();
      assertThat(results.findings()).isEmpty();
    }
  }

  @Test
  void listsOfRolesAndBindingsWereRefused() {
    for (Check<PodTemplate> check : ALL) {
      assertUnknown(without(Types.CLUSTER_ROLES.resource(), ""), check, "clusterroles refused");
    }
  }

  @Test
  void bindingsOfAnotherNamespaceWereRefused() {
    Snapshot without = without(Types.ROLE_BINDINGS.resource(), "ci");
    assertUnknown(without, new PodWithAdminRole(), "rolebindings refused");
    assertUnknown(without, new PodWithWriteRights(), "rolebindings refused");
    assertThat(Examples.judge(new PodWithClusterTakeover(), without).unknown()).isEmpty();
  }

  private static Snapshot without(String resource, String namespace) {
    Snapshot whole = Snapshots.cluster(POD + BOUND);
    Gap gap =
        Types.ALL.stream()
            .filter(type -> type.resource().equals(resource))
            .findFirst()
            .map(
                type ->
                    new Gap(type, namespace, "list", Gap.Reason.FORBIDDEN, resource + " refused"))
            .orElseThrow();
    return new Snapshot(whole.scope(), whole.documents(), List.of(gap), List.of());
  }
}
