package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The certificate authorities that a cluster has, two at most: one signs, and another, made later,
 * waits to take over (EKS user guide, "Rotate the EKS cluster certificate authority"). Where they
 * were not read, their certificates tell how long they are valid: clients trust these ({@code
 * certificateAuthority.data} of {@code eks:DescribeCluster}).
 */
public final class ClusterAuthorities {
  private static final String LISTED = "ListCertificateAuthorities";

  private final EksCluster cluster;

  private ClusterAuthorities(EksCluster cluster) {
    this.cluster = cluster;
  }

  public static ClusterAuthorities of(EksCluster cluster) {
    return new ClusterAuthorities(cluster);
  }

  /** All of them; unknown when they were not read. */
  public List<CertificateAuthority> all() {
    return cluster.authorities(LISTED);
  }

  /** Whether EKS named one at least. */
  private boolean areTold() {
    return !cluster.field(LISTED).isUnresolved() && !all().isEmpty();
  }

  /** The one that signs, or that is about to. */
  public Optional<CertificateAuthority> signing() {
    List<CertificateAuthority> all = all();
    return all.stream()
        .filter(each -> each.signingStatus().is("ACTIVATING"))
        .findFirst()
        .or(() -> all.stream().filter(each -> each.signingStatus().is("IN_USE")).findFirst());
  }

  /** The one that waits for its activation: younger than the one that signs. */
  public Optional<CertificateAuthority> successor() {
    Optional<CertificateAuthority> signing = signing();
    return signing.isEmpty()
        ? Optional.empty()
        : all().stream()
            .filter(each -> each.signingStatus().is("NOT_USED"))
            .filter(each -> madeAt(each).isAfter(madeAt(signing.get())))
            .findFirst();
  }

  private Instant madeAt(CertificateAuthority authority) {
    return authority
        .createdAt()
        .value()
        .orElseThrow(
            () ->
                UnresolvedFactException.missing(
                    cluster, "when a certificate authority was made is not told"));
  }

  /** Whether it is certain that there is no successor: clients are told to trust one alone. */
  public boolean surelyAreOne() {
    return !areTold() && hasBundle() && bundle().or(List.of()).size() == 1;
  }

  /** Whether nothing at all is said of them, as while a cluster is being made. */
  public boolean areUntold() {
    return !cluster.field(LISTED).isUnresolved() && all().isEmpty() && !hasBundle();
  }

  /** When the one that signs expires; the ends of both where it is not told which of them signs. */
  public Fact<List<Instant>> ends() {
    if (!areTold()) {
      return hasBundle() ? bundle() : cluster.field(LISTED).map(_ -> List.of());
    }
    Fact<Instant> end =
        signing()
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        cluster, "no certificate authority is said to sign"))
            .notAfter();
    return end.isUnresolved() && hasBundle() ? bundle() : end.map(List::of);
  }

  private Fact<String> data() {
    return cluster.text(EksCluster.DESCRIBED, "certificateAuthority", "data").unless("");
  }

  private boolean hasBundle() {
    return !data().isUnresolved() && data().isSet();
  }

  private Fact<List<Instant>> bundle() {
    return data().map(this::ends);
  }

  private List<Instant> ends(String data) {
    List<Instant> ends = new ArrayList<>();
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(data);
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))) {
        if (each instanceof X509Certificate certificate) {
          ends.add(certificate.getNotAfter().toInstant());
        }
      }
    } catch (CertificateException | IllegalArgumentException malformed) {
      ends.clear();
    }
    if (ends.isEmpty()) {
      throw UnresolvedFactException.missing(
          cluster, "certificateAuthority.data holds no certificate");
    }
    return ends;
  }
}
