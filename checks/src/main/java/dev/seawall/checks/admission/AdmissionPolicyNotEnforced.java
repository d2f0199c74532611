package dev.seawall.checks.admission;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.AdmissionPolicy;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * A ValidatingAdmissionPolicy that refuses nothing: no binding names it, or none of them denies
 * ({@code validationActions}).
 */
public final class AdmissionPolicyNotEnforced implements Check<AdmissionPolicy> {
  @Override
  public Spec<AdmissionPolicy> spec() {
    return Spec.check("admission-policy-not-enforced")
        .severity(MEDIUM)
        .judges(AdmissionPolicy.class)
        .reads(Types.VALIDATING_ADMISSION_POLICY_BINDINGS);
  }

  @Override
  public Verdict judge(AdmissionPolicy policy, Inventory inventory) {
    List<KubernetesObject> bindings = policy.bindings(inventory.cluster());
    if (bindings.isEmpty()) {
      return inventory.cluster().isWhole()
          ? fail(policy, "no binding names %s", policy)
          : notApplicable();
    }
    for (KubernetesObject binding : bindings) {
      if (binding.texts("spec", "validationActions").or(List.of()).contains("Deny")) {
        return pass();
      }
    }
    return fail(
        bindings.getFirst().texts("spec", "validationActions"),
        "no binding of %s denies anything",
        policy);
  }
}
