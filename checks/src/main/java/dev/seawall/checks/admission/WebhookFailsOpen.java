package dev.seawall.checks.admission;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.AdmissionWebhook;
import java.util.List;
import java.util.Map;

/**
 * A validating webhook about pods, workloads, rights or webhooks that is skipped when it does not
 * answer ({@code failurePolicy: Ignore}).
 */
public final class WebhookFailsOpen implements Check<AdmissionWebhook> {
  private static final Map<String, List<String>> GUARDED =
      Map.of(
          "", List.of("pods", "services", "namespaces"),
          "apps", List.of("deployments", "daemonsets", "statefulsets"),
          "batch", List.of("jobs", "cronjobs"),
          "rbac.authorization.k8s.io", List.of("clusterrolebindings", "rolebindings"),
          "admissionregistration.k8s.io", List.of("validatingwebhookconfigurations"));

  @Override
  public Spec<AdmissionWebhook> spec() {
    return Spec.check("webhook-fails-open").severity(MEDIUM).judges(AdmissionWebhook.class);
  }

  @Override
  public Verdict judge(AdmissionWebhook webhook, Inventory inventory) {
    if (!webhook.isValidating() || isOfEks(webhook) || !isGuard(webhook)) {
      return notApplicable();
    }
    Fact<String> policy = webhook.failurePolicy();
    return policy.is("Ignore")
        ? fail(policy, "%s lets everything pass when it does not answer", webhook)
        : pass();
  }

  private static boolean isGuard(AdmissionWebhook webhook) {
    for (Map.Entry<String, List<String>> each : GUARDED.entrySet()) {
      for (String resource : each.getValue()) {
        if (webhook.isAbout(each.getKey(), resource)) {
          return true;
        }
      }
    }
    return false;
  }

  /** EKS installs and runs it, in the control plane, and nobody else can change it. */
  private static boolean isOfEks(AdmissionWebhook webhook) {
    return webhook.resource().name().equals("vpc-resource-validating-webhook");
  }
}
