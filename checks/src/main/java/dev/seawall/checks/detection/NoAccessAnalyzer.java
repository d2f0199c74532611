package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/** A region without an analyzer of external access ({@code access-analyzer:ListAnalyzers}). */
public final class NoAccessAnalyzer implements Check<AwsRegion> {
  private static final Set<String> EXTERNAL = Set.of("ACCOUNT", "ORGANIZATION");

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("no-access-analyzer").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    for (AwsPart analyzer : region.listed("ListAnalyzers")) {
      if (isOfExternalAccess(analyzer)) {
        return pass();
      }
    }
    return fail(
        region.field("ListAnalyzers").map(each -> "none of external access"),
        "%s has no analyzer of external access",
        region.region());
  }

  /** Whether an analyzer looks for what is open to the outside, and works. */
  static boolean isOfExternalAccess(AwsPart analyzer) {
    return EXTERNAL.contains(analyzer.text("type").or(""))
        && analyzer.text("status").orDefault("ACTIVE").is("ACTIVE");
  }
}
