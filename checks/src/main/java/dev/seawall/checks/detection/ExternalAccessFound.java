package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Value;
import java.util.Set;
import java.util.TreeSet;

/**
 * A finding of IAM Access Analyzer about a resource of the cluster that is open to somebody outside
 * ({@code access-analyzer:ListFindingsV2}).
 */
public final class ExternalAccessFound implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("external-access-found").severity(HIGH).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    if (region.listed("ListAnalyzers").stream().noneMatch(NoAccessAnalyzer::isOfExternalAccess)) {
      // no-access-analyzer says so
      return notApplicable();
    }
    Fact<Value> findings = region.field("ListFindingsV2");
    Set<String> open = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (AwsPart finding : region.listed("ListFindingsV2")) {
      boolean role = finding.text("resourceType").is("AWS::IAM::Role");
      boolean external =
          finding.text("findingType").orDefault("ExternalAccess").is("ExternalAccess");
      boolean active = finding.text("status").orDefault("ACTIVE").is("ACTIVE");
      String resource = finding.text("resource").or("");
      if (!external || !active || role) {
        continue;
      }
      if (inventory.aws().find(AwsResource.class, resource).isPresent()) {
        open.add(resource.substring(resource.lastIndexOf(':') + 1));
      } else {
        others.add(finding.text("resourceType").or(""));
      }
    }
    if (open.isEmpty()) {
      others.stream().flatMap(AwsTypes::named).forEach(type -> inventory.requireAll(type, region));
    }
    return open.isEmpty()
        ? pass()
        : fail(
            findings.map(each -> Listed.of(open).toString()),
            "Access Analyzer tells that somebody outside has access to %s",
            Listed.of(open));
  }
}
