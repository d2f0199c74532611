package dev.seawall.core.kubernetes;

import dev.seawall.core.snapshot.Document;
import java.util.List;

/** A ValidatingAdmissionPolicy: rules for objects, without effect until a binding names it. */
public final class AdmissionPolicy extends KubernetesObject {
  AdmissionPolicy(Document document) {
    super(document);
  }

  /** The bindings that name it. */
  public List<KubernetesObject> bindings(Cluster cluster) {
    return cluster.objects(Types.VALIDATING_ADMISSION_POLICY_BINDINGS).stream()
        .filter(binding -> binding.text("spec", "policyName").is(name()))
        .toList();
  }
}
