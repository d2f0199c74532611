package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/** An elastic network interface ({@code ec2:DescribeNetworkInterfaces}). */
public final class NetworkInterface extends AwsResource {
  private static final String DESCRIBED = "DescribeNetworkInterfaces";

  public NetworkInterface(Document document) {
    super(document);
  }

  /** Whether it drops packets that are neither from nor to its own addresses. */
  public Fact<Boolean> sourceDestCheck() {
    return flag(DESCRIBED, "SourceDestCheck").orDefault(true);
  }

  /** The instance that it is attached to; not set on interfaces of load balancers and of EKS. */
  public Fact<String> instance() {
    return text(DESCRIBED, "Attachment", "InstanceId");
  }
}
