package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;
import java.util.regex.Pattern;

/**
 * An Ingress with a path that breaks out of its place in the configuration of ingress-nginx, or
 * leads to the controller's own files (CVE-2026-24512, CVE-2021-25745, CVE-2021-25748).
 */
public final class IngressPathInjectsConfiguration implements Check<Ingress> {
  private static final Pattern BREAKS_OUT =
      Pattern.compile(
          "[\\r\\n]|_by_lua|lua_package|ssl_engine|load_module"
              + "|[\\s;{}](alias|root|location|proxy_pass|return)\\s[^;{]*[;{]"
              + "|/var/run/secrets|/etc/(passwd|shadow|group|nginx|ingress-controller)\\b");

  @Override
  public Spec<Ingress> spec() {
    return Spec.check("ingress-path-injects-configuration")
        .severity(CRITICAL)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    if (ingress.isAlb(inventory.cluster())) {
      return notApplicable();
    }
    for (Part rule : ingress.rules()) {
      for (Part route : rule.parts("http", "paths")) {
        Fact<String> path = route.text("path");
        if (BREAKS_OUT.matcher(path.or("").strip()).find()) {
          return fail(path, "a path of %s breaks out into the configuration of nginx", ingress);
        }
      }
    }
    return pass();
  }
}
