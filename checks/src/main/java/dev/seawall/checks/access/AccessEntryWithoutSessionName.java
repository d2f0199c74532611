package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An access entry for a role whose Kubernetes user name is the same for everybody who takes the
 * role ({@code username} without {@code {{SessionName}}}).
 */
public final class AccessEntryWithoutSessionName implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-without-session-name").severity(LOW).judges(AccessEntry.class);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    boolean role = entry.principal().filter(arn -> arn.resourceType().equals("role")).isPresent();
    if (!role || isOfService(entry) || entry.isOfNodes() || !entry.username().isSet()) {
      return notApplicable();
    }
    return entry.username().or("").contains("{{SessionName")
        ? pass()
        : fail(
            entry.username(),
            "everybody who takes %s is %s in the audit log of %s",
            entry.principal().map(Arn::lastName).orElse(""),
            entry.username().or(""),
            entry.clusterName());
  }

  /** AWS makes the entries of its services itself, and each service is one user. */
  private static boolean isOfService(AccessEntry entry) {
    return entry
        .principal()
        .filter(arn -> arn.resource().startsWith("role/aws-service-role/"))
        .isPresent();
  }
}
