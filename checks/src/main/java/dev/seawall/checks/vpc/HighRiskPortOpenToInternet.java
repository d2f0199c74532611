package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A security group that opens a port of a database, a queue, a directory, of etcd, the kubelet or
 * other components that trust their network to the Internet (the ports of Security Hub's EC2.19, of
 * Prowler's checks for single services, and of Kubernetes).
 */
public final class HighRiskPortOpenToInternet implements Check<SecurityGroup> {
  private static final List<Long> PORTS =
      List.of(
          20L, 21L, 23L, 25L, 88L, 110L, 135L, 139L, 143L, 389L, 445L, 464L, 636L, 749L, 750L,
          1433L, 1434L, 1521L, 2375L, 2379L, 2380L, 2483L, 2484L, 3000L, 3306L, 4194L, 4333L, 5000L,
          5432L, 5500L, 5601L, 6379L, 6443L, 7000L, 7001L, 7199L, 8080L, 8088L, 8888L, 9042L, 9092L,
          9160L, 9200L, 9300L, 10255L, 10256L, 11211L, 27017L, 27018L);

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("high-risk-port-open-to-internet")
        .severity(HIGH)
        .judges(SecurityGroup.class)
        .reads(
            AwsTypes.EKS_CLUSTERS,
            AwsTypes.INSTANCES,
            AwsTypes.NETWORK_INTERFACES,
            AwsTypes.LOAD_BALANCERS,
            AwsTypes.CLASSIC_LOAD_BALANCERS,
            AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    if (SecurityGroupUses.of(inventory.aws()).guardsLoadBalancersAlone(group)) {
      return notApplicable();
    }
    for (long port : PORTS) {
      Optional<SecurityGroup.Open> open = group.openToInternet(inventory.aws(), port, port);
      if (open.isPresent()) {
        return fail(
            open.get().rules().getFirst(),
            "%s opens port %s to the Internet: %s",
            group.groupId(),
            port,
            open.get());
      }
    }
    return pass();
  }
}
