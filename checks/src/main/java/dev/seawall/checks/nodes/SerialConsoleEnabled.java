package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An account whose instances can be reached by the serial console ({@code
 * ec2:GetSerialConsoleAccessStatus}).
 */
public final class SerialConsoleEnabled implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("serial-console-enabled").severity(LOW).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<Boolean> console = region.serialConsole();
    return console.is(true)
        ? fail(console, "the serial console is open in %s of %s", region.region(), region.account())
        : pass();
  }
}
