package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Addon;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An EKS add-on older than the version that new clusters get ({@code addonVersion} of {@code
 * eks:DescribeAddon}, {@code compatibilities} of {@code eks:DescribeAddonVersions}).
 */
public final class AddonBehindDefaultVersion implements Check<Addon> {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  @Override
  public Spec<Addon> spec() {
    return Spec.check("addon-behind-default-version").severity(MEDIUM).judges(Addon.class);
  }

  @Override
  public Verdict judge(Addon addon, Inventory inventory) {
    Optional<String> newest =
        addon.defaultVersion().flatMap(each -> each.text("addonVersion").value());
    Fact<String> own = addon.version();
    if (newest.isEmpty() || !own.isSet()) {
      return unknown("the default version of " + addon.name() + " was not read");
    }
    return isOlder(own.or(""), newest.get())
        ? fail(own, "add-on %s is %s, the default is %s", addon.name(), own.or(""), newest.get())
        : pass();
  }

  /** Whether a version such as v1.19.0-eksbuild.1 is older, its numbers compared in their order. */
  private static boolean isOlder(String own, String other) {
    List<Long> left = numbers(own);
    List<Long> right = numbers(other);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Long.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return left.size() < right.size();
  }

  private static List<Long> numbers(String version) {
    return NUMBER.matcher(version).results().map(each -> Long.parseLong(each.group())).toList();
  }
}
