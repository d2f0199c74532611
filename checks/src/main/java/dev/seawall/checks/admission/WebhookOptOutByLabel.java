package dev.seawall.checks.admission;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.AdmissionWebhook;
import java.util.Map;

/** A validating webhook that an object escapes by a label of its own ({@code objectSelector}). */
public final class WebhookOptOutByLabel implements Check<AdmissionWebhook> {
  @Override
  public Spec<AdmissionWebhook> spec() {
    return Spec.check("webhook-opt-out-by-label").severity(MEDIUM).judges(AdmissionWebhook.class);
  }

  @Override
  public Verdict judge(AdmissionWebhook webhook, Inventory inventory) {
    if (!webhook.isValidating()) {
      return notApplicable();
    }
    for (Part each : webhook.parts("objectSelector", "matchExpressions")) {
      Fact<String> operator = each.text("operator");
      if (operator.is("DoesNotExist") || operator.is("NotIn")) {
        return fail(operator, "%s skips objects that set %s", webhook, each.text("key").or(""));
      }
    }
    Fact<?> labels = webhook.field("objectSelector", "matchLabels");
    return labels.isSet()
            && !webhook.textMap("objectSelector", "matchLabels").or(Map.of()).isEmpty()
        ? fail(labels, "%s sees only objects that ask for it by a label", webhook)
        : pass();
  }
}
