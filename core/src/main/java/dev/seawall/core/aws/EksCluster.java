package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/** An EKS cluster as {@code eks:DescribeCluster} gives it, with the lists of what belongs to it. */
public final class EksCluster extends AwsResource {
  private static final String DESCRIBED = "DescribeCluster";
  private static final String NETWORK = "resourcesVpcConfig";

  public EksCluster(Document document) {
    super(document);
  }

  /** Whether the API server has a public endpoint; EKS makes one unless told not to. */
  public Fact<Boolean> endpointPublicAccess() {
    return flag(DESCRIBED, NETWORK, "endpointPublicAccess").orDefault(true);
  }
}
