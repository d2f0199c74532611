package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.podsecurity.AllowedValues;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.SecurityContext;

/**
 * A pod that switches AppArmor off, for itself or for containers, by field ({@code
 * securityContext.appArmorProfile}) or by annotation.
 */
public final class ApparmorDisabled implements Check<PodTemplate> {
  private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("apparmor-disabled").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.isWindows()) {
      return notApplicable();
    }
    for (SecurityContext context : pod.securityContexts()) {
      Fact<String> type = context.text("appArmorProfile", "type");
      if (type.isSet() && !AllowedValues.PROFILE_TYPES.contains(type.or(""))) {
        return fail(type, "%s has the AppArmor profile %s", context, type.or(""));
      }
    }
    for (String key : pod.annotations().keySet()) {
      Fact<String> profile = pod.scalar("metadata", "annotations", key);
      if (key.startsWith(ANNOTATION) && !confines(profile.or(""))) {
        String container = key.substring(ANNOTATION.length());
        return fail(profile, "container %s has the AppArmor profile %s", container, profile.or(""));
      }
    }
    return pass();
  }

  private static boolean confines(String profile) {
    return profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.startsWith("localhost/");
  }
}
