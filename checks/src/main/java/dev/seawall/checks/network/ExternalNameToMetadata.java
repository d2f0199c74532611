package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Service;
import java.util.Locale;
import java.util.Set;

/**
 * A Service that is another name for the node's metadata service or for the local host ({@code
 * spec.externalName}).
 */
public final class ExternalNameToMetadata implements Check<Service> {
  private static final Set<String> DANGEROUS =
      Set.of("instance-data", "instance-data.ec2.internal", "localhost", "localhost.localdomain");

  @Override
  public Spec<Service> spec() {
    return Spec.check("external-name-to-metadata").severity(HIGH).judges(Service.class);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    if (!service.serviceType().is("ExternalName")) {
      return notApplicable();
    }
    Fact<String> target = service.text("spec", "externalName");
    String name = target.or("").toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    boolean local =
        DANGEROUS.contains(name) || name.startsWith("169.254.") || name.startsWith("127.");
    return local ? fail(target, "%s is another name for %s", service, name) : pass();
  }
}
