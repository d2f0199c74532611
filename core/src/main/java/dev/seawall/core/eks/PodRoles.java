package dev.seawall.core.eks;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.List;
import java.util.Optional;

/**
 * The IAM roles that pods of the snapshot's cluster get by their service account: through the
 * annotation of IRSA, as STS would decide, and through EKS Pod Identity, which goes first where the
 * SDK finds both.
 */
public final class PodRoles {
  /** The annotation of a service account that names its role (EKS User Guide, IRSA). */
  public static final String ANNOTATION = "eks.amazonaws.com/role-arn";

  private static final String AUDIENCE_ANNOTATION = "eks.amazonaws.com/audience";
  private final Inventory inventory;

  private PodRoles(Inventory inventory) {
    this.inventory = inventory;
  }

  /** The index of a snapshot. */
  public static PodRoles in(Inventory inventory) {
    return inventory.index(PodRoles.class, PodRoles::new);
  }

  /** The EKS cluster that the Kubernetes side is; unknown when it cannot be told. */
  public EksCluster cluster(Asset asking) {
    return inventory
        .eksCluster()
        .orElseThrow(
            () ->
                UnresolvedFactException.missing(
                    asking, "which EKS cluster the objects belong to is not known"));
  }

  /** Whether an association is one of the cluster whose objects were read. */
  public boolean isOfThisCluster(PodIdentityAssociation association) {
    return inventory
        .eksCluster()
        .filter(cluster -> association.clusterName().is(cluster.name()))
        .filter(cluster -> association.region().equals(cluster.region()))
        .filter(cluster -> association.account().equals(cluster.account()))
        .isPresent();
  }

  /**
   * Whether the cluster has a service account. Each namespace has one called default, which the
   * control plane makes again when it is gone.
   *
   * @param asking whose judgement ends as Unknown when that cannot be told
   */
  public boolean hasServiceAccount(String namespace, String name, Asset asking) {
    if (inventory.cluster().object(Types.SERVICE_ACCOUNTS, namespace, name).isPresent()) {
      return true;
    }
    inventory.requireAll(Types.SERVICE_ACCOUNTS, asking);
    if (!name.equals("default")) {
      return false;
    }
    boolean hasNamespace = inventory.cluster().object(Types.NAMESPACES, "", namespace).isPresent();
    if (!hasNamespace) {
      inventory.requireAll(Types.NAMESPACES, asking);
    }
    return hasNamespace;
  }

  /** The associations of a service account, mostly one. */
  public List<PodIdentityAssociation> associations(KubernetesObject serviceAccount) {
    return inventory.aws().all(PodIdentityAssociation.class).stream()
        .filter(this::isOfThisCluster)
        .filter(each -> each.serviceAccountNamespace().is(serviceAccount.namespace()))
        .filter(each -> each.serviceAccount().is(serviceAccount.name()))
        .toList();
  }

  /** The ARN of the role that the annotation names. */
  public static Optional<String> annotated(KubernetesObject serviceAccount) {
    return serviceAccount.annotation(ANNOTATION).value().filter(arn -> !arn.isEmpty());
  }

  /** Whether STS gives a role to the pods of a service account for their token. */
  public Answer letsIn(IamRole role, KubernetesObject serviceAccount) {
    EksCluster cluster = cluster(serviceAccount);
    String issuer =
        cluster
            .issuer()
            .value()
            .orElseThrow(
                () -> UnresolvedFactException.missing(cluster, cluster + " has no OIDC issuer"));
    Arn arn = role.arn();
    String provider =
        "arn:" + arn.partition() + ":iam::" + arn.account() + ":oidc-provider/" + issuer;
    return role.trust()
        .lets(
            provider,
            "system:serviceaccount:" + serviceAccount.namespace() + ":" + serviceAccount.name(),
            serviceAccount.annotation(AUDIENCE_ANNOTATION).or("sts.amazonaws.com"));
  }
}
