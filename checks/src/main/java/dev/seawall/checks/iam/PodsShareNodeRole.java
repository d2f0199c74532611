package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.FARGATE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.POD_IDENTITY_ASSOCIATIONS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.MetadataReach;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * Pods that have no role of their own and get that of their node, because answers of its metadata
 * reach them.
 */
public final class PodsShareNodeRole implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("pods-share-node-role")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(INSTANCES, POD_IDENTITY_ASSOCIATIONS, FARGATE_PROFILES)
        .reads(Types.TRAFFIC_POLICIES)
        .reads(AssetTypes.typesOf(PodTemplate.class))
        .reads(Types.SERVICE_ACCOUNTS, Types.NAMESPACES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (inventory.eksCluster().filter(cluster::equals).isEmpty()) {
      return notApplicable();
    }
    MetadataReach reach = MetadataReach.in(inventory);
    List<Instance> nodes = reach.openNodes(cluster);
    if (nodes.isEmpty()) {
      return pass();
    }
    List<PodTemplate> pods = reach.podsWithoutRole(cluster);
    return pods.isEmpty()
        ? pass()
        : fail(
                nodes.getFirst().hopLimit(),
                "%s of %s get the role of their node, such as %s",
                pods.size() == 1 ? "the pods of a workload" : pods.size() + " workloads",
                cluster.name(),
                pods.getFirst())
            .and(nodes.getFirst().httpTokens());
  }
}
