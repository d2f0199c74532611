package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Map;

/**
 * A role that EKS Pod Identity takes for every cluster: the trust policy does not ask {@code
 * aws:SourceAccount}, {@code aws:SourceArn} or {@code aws:SourceOrgID} (EKS Best Practices Guide,
 * identity and access management).
 */
public final class PodIdentityTrustOfAnyCluster implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-identity-trust-of-any-cluster").severity(LOW).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPodIdentity()) {
      return notApplicable();
    }
    String foreign = "444455556666".equals(role.account()) ? "777788889999" : "444455556666";
    String cluster = role.arn().partition() + ":eks:xx-none-1:" + foreign + ":cluster/none";
    for (Trusted pods : role.trusted()) {
      if (!pods.isService("pods.eks")) {
        continue;
      }
      Map<String, List<String>> request =
          Map.of(
              "aws:SourceAccount", List.of(foreign),
              "aws:SourceArn", List.of("arn:" + cluster),
              "aws:SourceOrgID", List.of("o-none"),
              "aws:SourceOrgPaths", List.of("o-none/r-none/"),
              "aws:RequestTag/eks-cluster-arn", List.of("arn:" + cluster),
              "aws:RequestTag/eks-cluster-name", List.of("none"),
              "aws:RequestTag/kubernetes-namespace", asked(role, pods, "kubernetes-namespace"),
              "aws:RequestTag/kubernetes-service-account",
                  asked(role, pods, "kubernetes-service-account"));
      if (role.is(role.trust().lets(pods.name(), "sts:AssumeRole", request))) {
        return fail(
            role.trustPolicy(),
            "%s trusts EKS Pod Identity on behalf of any account and cluster",
            role.lastName());
      }
    }
    return pass();
  }

  /** What a policy asks of a tag, because whoever has a cluster can name its accounts so. */
  private static List<String> asked(IamRole role, Trusted pods, String tag) {
    return role.trust().claims(pods.name(), "aws:RequestTag/" + tag).stream()
        .flatMap(claim -> claim.values().stream())
        .map(value -> value.replace("*", "x").replace('?', 'x'))
        .findFirst()
        .map(List::of)
        .orElse(List.of("none"));
  }
}
