package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Certificate;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A certificate in use whose RSA key has fewer than 2048 bits ({@code KeyAlgorithm}). */
public final class CertificateWithWeakKey implements Check<Certificate> {

  @Override
  public Spec<Certificate> spec() {
    return Spec.check("certificate-with-weak-key").severity(HIGH).judges(Certificate.class);
  }

  @Override
  public Verdict judge(Certificate certificate, Inventory inventory) {
    if (!certificate.isUsed()) {
      return notApplicable();
    }
    Fact<String> algorithm = certificate.keyAlgorithm();
    return algorithm.or("").replace('_', '-').equals("RSA-1024")
        ? fail(
            algorithm,
            "the certificate of %s has a key of 1024 bits",
            certificate.domain().or("a load balancer"))
        : pass();
  }
}
