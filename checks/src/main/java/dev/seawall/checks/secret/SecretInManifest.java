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
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Map;

/** A Secret whose values are written out in a file ({@code data}, {@code stringData}). */
public final class SecretInManifest implements Check<KubernetesObject> {
  private static final String LAID_OPEN = "secret value";

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("secret-in-manifest").severity(HIGH).judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    boolean inFile =
        object.document().origin() instanceof Origin.File file && !file.path().startsWith("<");
    if (inventory.cluster().isWhole() || !inFile || !object.is(Types.SECRETS)) {
      return notApplicable();
    }
    Verdict.Fail fail = null;
    for (String field : List.of("data", "stringData")) {
      Mapping data = object.mapping(field).or(Mapping.EMPTY);
      for (Map.Entry<String, Value> entry : data.entries().entrySet()) {
        if (entry.getValue() instanceof Redacted value && value.what().equals(LAID_OPEN)) {
          Fact<Value> fact = object.field(field, entry.getKey());
          fail =
              fail == null
                  ? fail(fact, "%s has its %s written out in a file", object, entry.getKey())
                  : fail.and(fact);
        }
      }
    }
    return fail == null ? pass() : fail;
  }
}
