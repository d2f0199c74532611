package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A cluster on whose nodes GuardDuty's agent is unhealthy or missing ({@code
 * guardduty:ListCoverage}).
 */
public final class GuardDutyCoversNodesPartly implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("guard-duty-covers-nodes-partly")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.DETECTORS);
  }

  @Override
  public Verdict judge(EksCluster eks, Inventory inventory) {
    for (Detector detector : inventory.aws().all(Detector.class)) {
      if (!detector.account().equals(eks.account()) || !detector.region().equals(eks.region())) {
        continue;
      }
      String name = eks.text("DescribeCluster", "name").orDefault(eks.name()).or("");
      Optional<AwsPart> coverage =
          detector.watchesRuntime() ? detector.coverage(name) : Optional.empty();
      if (coverage.isPresent()) {
        return judge(eks, coverage.get());
      }
    }
    return notApplicable();
  }

  private static Verdict judge(EksCluster eks, AwsPart coverage) {
    String details = "EksClusterDetails";
    Fact<Long> covered = coverage.number("ResourceDetails", details, "CoveredNodes").orDefault(0L);
    long nodes = coverage.number("ResourceDetails", details, "CompatibleNodes").or(0L);
    if (covered.or(0L) < nodes) {
      return fail(
          covered, "GuardDuty covers %s of %s nodes of %s", covered.or(0L), nodes, eks.name());
    }
    Fact<String> status = coverage.text("CoverageStatus");
    return status.is("UNHEALTHY")
        ? fail(
            status,
            "GuardDuty's agent in %s is unhealthy: %s",
            eks.name(),
            coverage.text("Issue").or("no reason is told"))
        : pass();
  }
}
