package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A region in which AWS Config records nothing, or not the resources around a cluster ({@code
 * config:DescribeConfigurationRecorders} and their status).
 */
public final class ConfigRecorderOff implements Check<AwsRegion> {
  private static final List<String> NEEDED =
      List.of("AWS::EKS::Cluster", "AWS::EC2::SecurityGroup", "AWS::IAM::Role");

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("config-recorder-off").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    List<AwsPart> recorders = region.listed("DescribeConfigurationRecorders");
    if (recorders.isEmpty()) {
      return fail(
          region.field("DescribeConfigurationRecorders"),
          "AWS Config has no recorder in %s",
          region.region());
    }
    for (AwsPart recorder : recorders) {
      if (recorder.flag("status", "recording").is(true)
          && !recorder.text("status", "lastStatus").or("").equalsIgnoreCase("FAILURE")
          && records(recorder)) {
        return pass();
      }
    }
    return fail(
        recorders.getFirst().flag("status", "recording"),
        "AWS Config in %s does not record %s",
        region.region(),
        Listed.of(NEEDED));
  }

  /** All types; or the needed ones; or all but some. IAM is recorded in one region only. */
  private static boolean records(AwsPart recorder) {
    if (recorder.flag("recordingGroup", "allSupported").is(true)) {
      return true;
    }
    List<String> excluded =
        recorder.texts("recordingGroup", "exclusionByResourceTypes", "resourceTypes").or(List.of());
    boolean byExclusion =
        recorder
            .text("recordingGroup", "recordingStrategy", "useOnly")
            .is("EXCLUSION_BY_RESOURCE_TYPES");
    List<String> types = recorder.texts("recordingGroup", "resourceTypes").or(List.of());
    return NEEDED.stream()
        .filter(type -> !type.startsWith("AWS::IAM::"))
        .allMatch(type -> byExclusion ? !excluded.contains(type) : types.contains(type));
  }
}
