package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Parameter;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;

/** A parameter that the cluster takes a secret from and that is no {@code SecureString}. */
public final class ParameterInPlainText implements Check<Parameter> {

  @Override
  public Spec<Parameter> spec() {
    return Spec.check("parameter-in-plain-text")
        .severity(MEDIUM)
        .judges(Parameter.class)
        .reads(Types.SECRETS_ELSEWHERE);
  }

  @Override
  public Verdict judge(Parameter parameter, Inventory inventory) {
    Fact<String> type = parameter.parameterType();
    return type.is("SecureString")
        ? pass()
        : fail(type, "%s is a %s", parameter.arn().name(), type.or("String"));
  }
}
