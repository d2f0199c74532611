package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.Certificate;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A certificate in use that has ended or ends within 30 days ({@code NotAfter}). */
public final class CertificateExpires implements Check<Certificate> {
  /** ACM renews 60 days before the end; what is left then was not renewed. */
  private static final Duration SOON = Duration.ofDays(30);

  @Override
  public Spec<Certificate> spec() {
    return Spec.check("certificate-expires").severity(HIGH).judges(Certificate.class);
  }

  @Override
  public Verdict judge(Certificate certificate, Inventory inventory) {
    if (!certificate.isUsed()) {
      return notApplicable();
    }
    Optional<Instant> end = certificate.end();
    if (end.isEmpty()) {
      return certificate.notAfter().isSet()
          ? unknown("the end of " + certificate + " is no time: " + certificate.notAfter().or(""))
          : notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    if (end.get().isAfter(now.get().plus(SOON))) {
      return pass();
    }
    String word = end.get().isAfter(now.get()) ? "ends" : "ended";
    return fail(
        certificate.notAfter(),
        "the certificate of %s %s on %s",
        certificate.domain().or("a load balancer"),
        word,
        certificate.notAfter().or(""));
  }
}
