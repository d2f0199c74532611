package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Ingress;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An Ingress with an annotation that breaks out of its place in the configuration of ingress-nginx
 * (CVE-2025-1097, CVE-2025-1098, CVE-2025-24514, CVE-2025-15566).
 */
public final class IngressAnnotationInjectsConfiguration implements Check<Ingress> {
  private static final Set<String> INJECTABLE =
      Set.of(
          "auth-url",
          "auth-tls-match-cn",
          "mirror-target",
          "mirror-host",
          "auth-proxy-set-headers",
          "rewrite-target");
  private static final Pattern BREAKS_OUT = Pattern.compile("[\\r\\n}]|ssl_engine|load_module");

  @Override
  public Spec<Ingress> spec() {
    return Spec.check("ingress-annotation-injects-configuration")
        .severity(CRITICAL)
        .judges(Ingress.class);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    for (String name : ingress.nginxAnnotations()) {
      Fact<String> value = ingress.nginx(name);
      if (INJECTABLE.contains(name) && BREAKS_OUT.matcher(value.or("").strip()).find()) {
        return fail(value, "%s of %s breaks out into the configuration of nginx", name, ingress);
      }
    }
    return pass();
  }
}
