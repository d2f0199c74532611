package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Locale;
import java.util.Set;

/**
 * A ConfigMap of ingress-nginx that lets every Ingress write configuration of its own ({@code
 * allow-snippet-annotations}, and {@code annotations-risk-level} where it is set).
 */
public final class IngressSnippetsAllowed implements Check<KubernetesObject> {
  private static final String ALLOWED = "allow-snippet-annotations";

  /** What Go's {@code strconv.ParseBool} takes for true. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("ingress-snippets-allowed")
        .severity(HIGH)
        .judges(KubernetesObject.class)
        .reads(Types.CONFIG_MAPS);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (!object.is(Types.CONFIG_MAPS)) {
      return notApplicable();
    }
    Fact<String> allowed = object.text("data", ALLOWED);
    if (!allowed.isSet()) {
      return notApplicable();
    }
    if (!TRUE.contains(allowed.or(""))) {
      return pass();
    }
    Fact<String> risk = object.text("data", "annotations-risk-level");
    if (risk.isSet() && !risk.or("").toLowerCase(Locale.ROOT).equals("critical")) {
      return pass();
    }
    Verdict.Fail fail =
        fail(allowed, "%s lets every Ingress write its own configuration for nginx", object);
    return risk.isSet() ? fail.and(risk) : fail;
  }
}
