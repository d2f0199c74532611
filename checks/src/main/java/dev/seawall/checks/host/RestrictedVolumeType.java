package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.podsecurity.AllowedValues;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Volume;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Value;
import java.util.Map;

/**
 * A volume of a kind that the restricted Pod Security Standard does not allow, other than {@code
 * hostPath}.
 */
public final class RestrictedVolumeType implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("restricted-volume-type").severity(LOW).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    if (volume.content() instanceof Mapping written) {
      for (Map.Entry<String, Value> entry : written.entries().entrySet()) {
        String kind = entry.getKey();
        boolean another = kind.equals("name") || kind.equals("hostPath");
        boolean unset = entry.getValue() instanceof Null;
        if (!another && !unset && !AllowedValues.RESTRICTED_VOLUMES.contains(kind)) {
          return fail(volume.field(kind).map(source -> "set"), "%s is of kind %s", volume, kind);
        }
      }
    }
    return pass();
  }
}
