package dev.seawall.checks.secret;

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
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Value;
import java.util.Map;

/** A ConfigMap with a credential among its data ({@code data}). */
public final class SecretInConfigMap implements Check<KubernetesObject> {

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("secret-in-config-map")
        .severity(HIGH)
        .judges(KubernetesObject.class)
        .reads(Types.CONFIG_MAPS);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (!object.is(Types.CONFIG_MAPS)) {
      return notApplicable();
    }
    Map<String, Value> data = object.mapping("data").or(Mapping.EMPTY).entries();
    Verdict.Fail fail = null;
    for (Map.Entry<String, Value> entry : data.entrySet()) {
      if (entry.getValue() instanceof Redacted redacted) {
        Fact<Value> value = object.field("data", entry.getKey());
        fail =
            fail == null
                ? fail(
                    value,
                    "%s has what looks like a credential in %s (%s)",
                    object,
                    entry.getKey(),
                    redacted.what())
                : fail.and(value);
      }
    }
    return fail == null ? pass() : fail;
  }
}
