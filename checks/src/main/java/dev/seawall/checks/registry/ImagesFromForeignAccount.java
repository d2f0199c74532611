package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.RunningImages;
import dev.seawall.core.kubernetes.Types;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cluster whose containers run images from private registries of other accounts than its own and
 * AWS's (the registry is the account in {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com}).
 */
public final class ImagesFromForeignAccount implements Check<EksCluster> {
  /** EKS add-ons and the AWS Marketplace (EKS user guide, "container image registries"). */
  private static final Set<String> OF_AWS =
      Set.of(
          "602401143452",
          "877085696533",
          "800184023465",
          "918309763551",
          "961992271922",
          "709825985650");

  /** AWS's agents have registries of their own in every region. */
  private static final Set<String> NAMESPACES_OF_AWS =
      Set.of("kube-system", "amazon-guardduty", "amazon-cloudwatch");

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("images-from-foreign-account")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(Types.WORKLOADS);
  }

  @Override
  public Verdict judge(EksCluster eks, Inventory inventory) {
    boolean own = inventory.eksCluster().filter(it -> it.arn().equals(eks.arn())).isPresent();
    if (!own) {
      return notApplicable();
    }
    Set<String> foreign = new TreeSet<>();
    for (RunningImages.Running each : RunningImages.of(inventory).all()) {
      String account = each.image().account();
      if (!account.equals(eks.account())
          && !OF_AWS.contains(account)
          && !NAMESPACES_OF_AWS.contains(each.container().pod().namespace())) {
        foreign.add(account + " (" + each.image().repository() + ")");
      }
    }
    return foreign.isEmpty()
        ? pass()
        : fail(eks, "%s runs images of accounts %s", eks.name(), Listed.of(foreign));
  }
}
