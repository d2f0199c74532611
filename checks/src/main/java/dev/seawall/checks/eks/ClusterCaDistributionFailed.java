package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.CertificateAuthority;
import dev.seawall.core.aws.ClusterAuthorities;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A certificate authority that somebody made for a cluster and that did not come to all of what AWS
 * runs of it ({@code distributionStatus} of {@code eks:ListCertificateAuthorities}).
 */
public final class ClusterCaDistributionFailed implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-ca-distribution-failed").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    for (CertificateAuthority each : ClusterAuthorities.of(cluster).all()) {
      if (each.distributionStatus().is("FAILED") && !each.createdBy().is("EKS")) {
        return fail(
            each.distributionStatus(),
            "the distribution of the certificate authority %s of %s failed",
            each.id().or(""),
            cluster.name());
      }
    }
    return pass();
  }
}
