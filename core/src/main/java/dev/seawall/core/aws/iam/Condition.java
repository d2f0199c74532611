package dev.seawall.core.aws.iam;

import java.util.List;

/**
 * One operator, key and list of values of a statement's {@code Condition} (IAM User Guide,
 * "Single-valued vs. multivalued context keys" for the set operators).
 *
 * @param written the operator as the policy has it
 * @param key the context key in lower case
 * @param values as the policy has them
 */
record Condition(
    String written,
    Operator operator,
    Quantifier quantifier,
    boolean ifExists,
    String key,
    List<String> values,
    List<Comparison.Operand> operands) {

  /** How many of the request's values must match. */
  enum Quantifier {
    /** No set operator: the key has one value. */
    SINGLE,
    ALL,
    ANY
  }

  Condition {
    values = List.copyOf(values);
    operands = List.copyOf(operands);
  }

  /** Whether it holds for a request that lacks the key. */
  boolean holdsWithoutKey() {
    return operator != Operator.NULL
        && (quantifier == Quantifier.ALL || ifExists || operator.isNegated());
  }

  Truth holds(Context context) {
    return switch (context.entry(key)) {
      case Context.Present(List<String> values) -> present(values, context);
      case Context.Absent absent -> absent(context);
      case Context.Untold untold -> Truth.unknown("whether the request has " + key);
    };
  }

  private Truth absent(Context context) {
    if (operator == Operator.NULL) {
      return nullness("true", context);
    }
    return switch (quantifier) {
      case ALL -> Truth.YES;
      case ANY ->
          ifExists
              ? Truth.unknown("what " + written + " means for a request without " + key)
              : Truth.NO;
      case SINGLE -> Truth.of(ifExists || operator.isNegated());
    };
  }

  private Truth nullness(String isNull, Context context) {
    Truth any = Truth.NO;
    for (Comparison.Operand operand : operands) {
      any = any.or(Comparison.BOOL.matches(isNull, operand, context, false));
    }
    return any;
  }

  private Truth present(List<String> values, Context context) {
    if (operator == Operator.NULL) {
      return nullness("false", context);
    }
    return switch (quantifier) {
      case SINGLE ->
          values.size() == 1
              ? one(values.getFirst(), context)
              : Truth.unknown(
                  "what " + written + " means for " + key + ", which has several values");
      case ALL -> {
        Truth all = Truth.YES;
        for (String value : values) {
          all = all.and(one(value, context));
        }
        yield all;
      }
      case ANY -> {
        Truth any = Truth.NO;
        for (String value : values) {
          any = any.or(one(value, context));
        }
        yield any;
      }
    };
  }

  private Truth one(String value, Context context) {
    Truth any = Truth.NO;
    for (Comparison.Operand operand : operands) {
      any = any.or(operator.comparison().matches(value, operand, context, operator.isNegated()));
      if (any.isYes()) {
        break;
      }
    }
    return operator.isNegated() ? any.not() : any;
  }
}
