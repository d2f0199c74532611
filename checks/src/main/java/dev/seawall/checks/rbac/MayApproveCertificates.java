package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects approve certificates with which one logs in to the API server
 * ({@code certificatesigningrequests/approval} and {@code approve} on the signer).
 */
public final class MayApproveCertificates implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("approve client certificates in any name", HIGH)
          .by("update patch", "certificates.k8s.io", "certificatesigningrequests/approval")
          .needs(
              Deed.of("approve for the signer of client certificates", HIGH)
                  .by("approve", "certificates.k8s.io", "signers")
                  .namedLike("kubernetes.io/kube-apiserver-client", "kubernetes.io/*"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-approve-certificates").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
