package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/** A role of clusters with policies of AWS that are not for it, or with a whole service. */
public final class ClusterRoleWithMore implements Check<IamRole> {
  /** EKS User Guide, "Amazon EKS cluster IAM role" and "Amazon EKS Auto Mode cluster IAM role". */
  private static final Set<String> MEANT =
      Set.of(
          "AmazonEKSClusterPolicy",
          "AmazonEKSServicePolicy",
          "AmazonEKSVPCResourceController",
          "AmazonEKSLocalOutpostClusterPolicy",
          "AmazonEKSComputePolicy",
          "AmazonEKSBlockStoragePolicy",
          "AmazonEKSLoadBalancingPolicy",
          "AmazonEKSNetworkingPolicy");

  /** What the roles that eksctl made for older clusters have. */
  private static final String BALANCERS = "elasticloadbalancing";

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("cluster-role-with-more")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfClusters(inventory.aws())) {
      return notApplicable();
    }
    for (String arn : role.attachedPolicies()) {
      String name = arn.substring(arn.lastIndexOf('/') + 1);
      if (arn.contains(":iam::aws:policy/") && !MEANT.contains(name)) {
        return fail(role, "the cluster role %s has %s", role.lastName(), name);
      }
    }
    for (Policy policy : role.ownPolicies(inventory.aws())) {
      for (Statement statement : policy.statements()) {
        for (String service : statement.wholeServices()) {
          if (!service.equals(BALANCERS)) {
            return fail(role, "the cluster role %s may do all of %s", role.lastName(), service);
          }
        }
      }
    }
    return pass();
  }
}
