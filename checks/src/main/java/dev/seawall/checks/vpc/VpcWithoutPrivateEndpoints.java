package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SubnetUses;
import dev.seawall.core.aws.Vpc;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;

/**
 * The VPC of a cluster whose nodes reach the AWS services they cannot do without over the Internet
 * ({@code ec2:DescribeVpcEndpoints}).
 */
public final class VpcWithoutPrivateEndpoints implements Check<Vpc> {
  /** What a node needs to join and to pull images (EKS user guide, "private clusters"). */
  private static final List<String> NEEDED = List.of("ec2", "ecr.api", "ecr.dkr", "s3", "sts");

  @Override
  public Spec<Vpc> spec() {
    return Spec.check("vpc-without-private-endpoints")
        .severity(MEDIUM)
        .judges(Vpc.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(Vpc vpc, Inventory inventory) {
    if (!SubnetUses.of(inventory.aws()).hasCluster(vpc)) {
      return notApplicable();
    }
    List<String> missing = new ArrayList<>(NEEDED);
    for (AwsPart endpoint : vpc.listed("DescribeVpcEndpoints")) {
      if (endpoint.text("State").or("").equalsIgnoreCase("available")) {
        String name = endpoint.text("ServiceName").or("");
        missing.removeIf(service -> name.endsWith("." + vpc.region() + "." + service));
      }
    }
    return missing.isEmpty()
        ? pass()
        : fail(
            vpc.field("DescribeVpcEndpoints"),
            "%s has no endpoint for %s",
            vpc.name(),
            String.join(", ", missing));
  }
}
