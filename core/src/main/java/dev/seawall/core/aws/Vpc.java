package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;

/** A VPC with what guards and observes it. */
public final class Vpc extends AwsResource {
  private static final String DESCRIBED = "DescribeVpcs";
  private static final String ATTRIBUTES = "DescribeVpcAttribute";

  public Vpc(Document document) {
    super(document);
  }

  /** Whether AWS made it with the account; its subnets are public. */
  public Fact<Boolean> isDefault() {
    return flag(DESCRIBED, "IsDefault").orDefault(false);
  }

  /** Whether the VPC's own resolver answers. */
  public Fact<Boolean> dnsSupport() {
    return flag(ATTRIBUTES, "enableDnsSupport").orDefault(true);
  }

  /** Whether names of private zones that EKS makes are answered; off in VPCs made by hand. */
  public Fact<Boolean> dnsHostnames() {
    return flag(ATTRIBUTES, "enableDnsHostnames").orDefault(false);
  }

  /** The blocks of version 4 that the VPC has. */
  public List<String> ranges() {
    List<String> ranges = new ArrayList<>();
    for (AwsPart each : parts(this::part, DESCRIBED, "CidrBlockAssociationSet")) {
      each.text("CidrBlock").value().ifPresent(ranges::add);
    }
    if (ranges.isEmpty()) {
      text(DESCRIBED, "CidrBlock").value().ifPresent(ranges::add);
    }
    return ranges;
  }

  /** The blocks of version 4 of the VPCs that it is peered with. */
  public List<String> peerRanges() {
    List<String> ranges = new ArrayList<>();
    for (AwsPart each : parts(this::part, "DescribeVpcPeeringConnections")) {
      for (String side : List.of("AccepterVpcInfo", "RequesterVpcInfo")) {
        if (!each.text(side, "VpcId").is(name())) {
          each.text(side, "CidrBlock").value().ifPresent(ranges::add);
        }
      }
    }
    return ranges;
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
