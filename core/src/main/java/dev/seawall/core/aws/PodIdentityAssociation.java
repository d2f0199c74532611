package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;

/**
 * An IAM role that EKS Pod Identity gives the pods of a service account ({@code
 * eks:DescribePodIdentityAssociation}).
 */
public final class PodIdentityAssociation extends AwsResource {
  private static final String DESCRIBED = "DescribePodIdentityAssociation";

  public PodIdentityAssociation(Document document) {
    super(document);
  }

  /** The name of the cluster. */
  public Fact<String> clusterName() {
    return text(DESCRIBED, "clusterName");
  }

  /** The cluster it is of; unknown when that was not read. */
  public EksCluster cluster(Aws aws) {
    return aws.all(EksCluster.class).stream()
        .filter(each -> each.owns(this, clusterName().or("")))
        .findFirst()
        .orElseThrow(
            () ->
                UnresolvedFactException.missing(
                    this, "the cluster " + clusterName().or("") + " was not read"));
  }

  public Fact<String> serviceAccountNamespace() {
    return text(DESCRIBED, "namespace");
  }

  public Fact<String> serviceAccount() {
    return text(DESCRIBED, "serviceAccount");
  }

  /** {@code shop/cart}. */
  public String qualifiedServiceAccount() {
    return shown(DESCRIBED, "namespace") + "/" + shown(DESCRIBED, "serviceAccount");
  }

  /** The role in the cluster's account, which EKS takes for the pod. */
  public Fact<String> roleArn() {
    return text(DESCRIBED, "roleArn");
  }

  /** The role, mostly of another account, that is taken with the first one. */
  public Fact<String> targetRoleArn() {
    return text(DESCRIBED, "targetRoleArn");
  }

  /** What EKS says as {@code sts:ExternalId} when it takes the target role. */
  public Fact<String> externalId() {
    return text(DESCRIBED, "externalId");
  }

  /** Whether sessions lack the tags of cluster, namespace, service account and pod. */
  public Fact<Boolean> disableSessionTags() {
    return flag(DESCRIBED, "disableSessionTags").orDefault(false);
  }

  /** What narrows the role for this association alone; a policy in JSON. */
  public Fact<String> sessionPolicy() {
    return text(DESCRIBED, "policy");
  }

  /** The ARN of the add-on that made it; not set when somebody else did. */
  public Fact<String> ownerArn() {
    return text(DESCRIBED, "ownerArn");
  }
}
