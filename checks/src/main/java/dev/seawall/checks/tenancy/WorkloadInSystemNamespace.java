package dev.seawall.checks.tenancy;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A workload of its own in a namespace of the system ({@code kube-system}, {@code kube-public},
 * {@code kube-node-lease}).
 */
public final class WorkloadInSystemNamespace implements Check<PodTemplate> {
  private static final Set<String> EMPTY_BY_DESIGN = Set.of("kube-public", "kube-node-lease");
  private static final Pattern SYSTEM_IMAGE =
      Pattern.compile(
          "(.*/)?(eks|eks-distro|amazon|aws-ec2|aws-secrets-manager|karpenter|cilium|calico|tigera"
              + "|autoscaling|metrics-server|coredns|csi-secrets-store|ebs-csi-driver|sig-storage"
              + "|descheduler|external-dns|dns|cluster-proportional-autoscaler|cpa)/.+");

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("workload-in-system-namespace").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (EMPTY_BY_DESIGN.contains(pod.namespace())) {
      return fail(pod, "%s runs in %s, where nothing should run", pod, pod.namespace());
    }
    if (!pod.namespace().equals("kube-system")) {
      return pod.namespace().isEmpty() ? notApplicable() : pass();
    }
    return isSystem(pod)
        ? pass()
        : fail(pod, "%s runs in kube-system among system components", pod);
  }

  private static boolean isSystem(PodTemplate pod) {
    return pod.text("spec", "priorityClassName").or("").startsWith("system-")
        || pod.labels().containsKey("k8s-app")
        || pod.labels().containsKey("eks.amazonaws.com/component")
        || pod.containers().stream()
            .anyMatch(each -> SYSTEM_IMAGE.matcher(each.image().or("")).matches());
  }
}
