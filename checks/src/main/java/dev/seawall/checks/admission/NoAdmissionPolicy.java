package dev.seawall.checks.admission;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.AdmissionWebhook;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;

/**
 * A cluster in which nothing refuses dangerous pods: no Pod Security label, no admission policy, no
 * policy engine.
 */
public final class NoAdmissionPolicy implements Check<KubernetesObject> {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("no-admission-policy")
        .severity(HIGH)
        .judges(KubernetesObject.class)
        .reads(Types.NAMESPACES, Types.VALIDATING_WEBHOOKS)
        .reads(Types.VALIDATING_ADMISSION_POLICY_BINDINGS)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    boolean speaksForTheCluster =
        object.is(Types.NAMESPACES) && object.name().equals("kube-system");
    if (!speaksForTheCluster) {
      return notApplicable();
    }
    Cluster cluster = inventory.cluster();
    boolean labelled =
        cluster.objects(Types.NAMESPACES).stream()
            .anyMatch(each -> isRestricting(each.labels().getOrDefault(ENFORCE, "privileged")));
    boolean policies = !cluster.objects(Types.VALIDATING_ADMISSION_POLICY_BINDINGS).isEmpty();
    boolean engine =
        inventory.all(AdmissionWebhook.class).stream()
            .anyMatch(
                each ->
                    each.isValidating()
                        && each.isAbout("", "pods")
                        && !each.resource().name().startsWith("vpc-resource-"));
    return labelled || policies || engine
        ? pass()
        : fail(object, "nothing in the cluster refuses dangerous pods");
  }

  private static boolean isRestricting(String level) {
    return level.equals("baseline") || level.equals("restricted");
  }
}
