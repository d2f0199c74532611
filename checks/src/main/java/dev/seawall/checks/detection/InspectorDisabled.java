package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Locale;

/**
 * A region in which Inspector scans no EC2 instances or no images of ECR ({@code
 * inspector2:BatchGetAccountStatus}).
 */
public final class InspectorDisabled implements Check<AwsRegion> {
  private static final List<String> SCANS = List.of("ec2", "ecr");

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("inspector-disabled").severity(HIGH).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    for (String scan : SCANS) {
      Fact<String> status =
          region
              .text("BatchGetAccountStatus", "resourceState", scan, "status")
              .orDefault("DISABLED");
      if (!status.is("ENABLED")) {
        return fail(
            status,
            "Inspector does not scan %s in %s",
            scan.toUpperCase(Locale.ROOT),
            region.region());
      }
    }
    return pass();
  }
}
