package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;

/**
 * A certificate authority of a cluster, as {@code eks:ListCertificateAuthorities} and {@code
 * eks:DescribeCertificateAuthority} tell it.
 */
public final class CertificateAuthority extends AwsPart {
  private static final String EVENTS = "scheduledEvents";

  CertificateAuthority(EksCluster cluster, Path path, Mapping content) {
    super(cluster, path, content);
  }

  public Fact<String> id() {
    return text("id");
  }

  /** {@code EKS} or {@code CUSTOMER}. */
  public Fact<String> createdBy() {
    return text("createdBy");
  }

  public Fact<Instant> createdAt() {
    return moment("createdAt");
  }

  /** {@code IN_USE} when it signs, {@code ACTIVATING}, or {@code NOT_USED}. */
  public Fact<String> signingStatus() {
    return text("signingStatus");
  }

  /** How far it came to what AWS runs of the cluster: {@code COMPLETE}, {@code FAILED}, … */
  public Fact<String> distributionStatus() {
    return text("distributionStatus");
  }

  /** When its certificate, and whatever it signed, becomes invalid. */
  public Fact<Instant> notAfter() {
    return moment("validity", "notAfter");
  }

  /** When EKS activates it, about six months before the one that signs expires. */
  public Fact<Instant> firstAutoActivation() {
    return moment(EVENTS, "firstAutoActivation");
  }

  /** When EKS activates it for good if that was rolled back, 45 days before. */
  public Fact<Instant> finalAutoActivation() {
    return moment(EVENTS, "finalAutoActivation");
  }
}
