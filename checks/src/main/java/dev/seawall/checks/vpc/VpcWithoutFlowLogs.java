package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.aws.SubnetUses;
import dev.seawall.core.aws.Vpc;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * The VPC of a cluster whose traffic is not recorded ({@code ec2:DescribeFlowLogs}: active,
 * delivered, all traffic).
 */
public final class VpcWithoutFlowLogs implements Check<Vpc> {

  @Override
  public Spec<Vpc> spec() {
    return Spec.check("vpc-without-flow-logs")
        .severity(MEDIUM)
        .judges(Vpc.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.SUBNETS);
  }

  @Override
  public Verdict judge(Vpc vpc, Inventory inventory) {
    if (!SubnetUses.of(inventory.aws()).hasCluster(vpc)) {
      return notApplicable();
    }
    List<AwsPart> all = vpc.listed("DescribeFlowLogs");
    if (isRecorded(vpc.name(), vpc, all) || isRecordedBySubnet(vpc, all, inventory)) {
      return pass();
    }
    List<AwsPart> logs = all.stream().filter(log -> isOf(log, vpc.name(), vpc)).toList();
    if (logs.isEmpty()) {
      return fail(vpc.field("DescribeFlowLogs"), "%s has no flow log", vpc.name());
    }
    Fact<String> fault = fault(logs.getFirst()).orElseThrow();
    return fail(fault, "the flow log of %s has %s", vpc.name(), fault);
  }

  /** Whether every subnet of the VPC that was read has a log of its own. */
  private static boolean isRecordedBySubnet(Vpc vpc, List<AwsPart> logs, Inventory inventory) {
    List<Subnet> subnets =
        inventory.aws().all(Subnet.class).stream()
            .filter(subnet -> subnet.vpcId().is(vpc.name()))
            .toList();
    return !subnets.isEmpty()
        && subnets.stream().allMatch(subnet -> isRecorded(subnet.subnetId(), vpc, logs));
  }

  private static boolean isRecorded(String resource, Vpc vpc, List<AwsPart> logs) {
    return logs.stream().anyMatch(log -> isOf(log, resource, vpc) && fault(log).isEmpty());
  }

  private static boolean isOf(AwsPart log, String resource, Vpc vpc) {
    return log.text("ResourceId").orDefault(vpc.name()).is(resource);
  }

  /** The field for which a flow log does not count. */
  private static Optional<Fact<String>> fault(AwsPart log) {
    Fact<String> status = log.text("FlowLogStatus").orDefault("ACTIVE");
    Fact<String> delivered = log.text("DeliverLogsStatus").orDefault("SUCCESS");
    Fact<String> traffic = log.text("TrafficType").orDefault("ALL");
    if (!status.is("ACTIVE")) {
      return Optional.of(status);
    }
    if (!delivered.is("SUCCESS")) {
      return Optional.of(delivered);
    }
    return traffic.is("ALL") ? Optional.empty() : Optional.of(traffic);
  }
}
