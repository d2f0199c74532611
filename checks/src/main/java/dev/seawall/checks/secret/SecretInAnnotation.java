package dev.seawall.checks.secret;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.Map;

/**
 * An object with a credential in an annotation, such as the copy that {@code kubectl apply} leaves.
 */
public final class SecretInAnnotation implements Check<KubernetesObject> {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("secret-in-annotation").severity(HIGH).judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    Mapping annotations = object.mapping("metadata", "annotations").or(Mapping.EMPTY);
    for (Map.Entry<String, Value> entry : annotations.entries().entrySet()) {
      if (!(entry.getValue() instanceof Redacted redacted)) {
        continue;
      }
      String key = entry.getKey();
      if (key.equals(LAST_APPLIED) && !object.kind().equals("Secret") && isToldElsewhere(object)) {
        continue;
      }
      return fail(
          object.field("metadata", "annotations", key),
          "%s has what looks like a credential in the annotation %s (%s)",
          object,
          key,
          redacted.what());
    }
    return pass();
  }

  /** Whether the object still holds the credential that it was applied with. */
  private static boolean isToldElsewhere(KubernetesObject object) {
    return object.content() instanceof Mapping content
        && holdsRedacted(content.without("metadata"));
  }

  private static boolean holdsRedacted(Value value) {
    return switch (value) {
      case Redacted redacted -> true;
      case Mapping mapping ->
          mapping.entries().values().stream().anyMatch(SecretInAnnotation::holdsRedacted);
      case Sequence sequence ->
          sequence.items().stream().anyMatch(SecretInAnnotation::holdsRedacted);
      case Text _, Bool _, Whole _, Decimal _, Null _, Unresolved _ -> false;
    };
  }
}
