package dev.seawall.core.aws.iam;

import dev.seawall.core.address.Block;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How a value of a request is held against one of a policy. */
enum Comparison {
  STRING,
  STRING_IGNORING_CASE,
  STRING_PATTERN,
  NUMBER_EQUAL,
  NUMBER_LESS,
  NUMBER_LESS_OR_EQUAL,
  NUMBER_GREATER,
  NUMBER_GREATER_OR_EQUAL,
  DATE_EQUAL,
  DATE_LESS,
  DATE_LESS_OR_EQUAL,
  DATE_GREATER,
  DATE_GREATER_OR_EQUAL,
  BOOL,
  BINARY,
  IP,
  ARN;

  /** A policy's value, ready to be compared. */
  sealed interface Operand {}

  private record Pattern(ValuePattern pattern) implements Operand {}

  private record Arn(List<ValuePattern> parts) implements Operand {}

  private record Number(BigDecimal number) implements Operand {}

  private record Moment(Instant instant) implements Operand {}

  private record Flag(boolean flag) implements Operand {}

  private record Bytes(byte[] bytes) implements Operand {}

  private record Range(Block block) implements Operand {}

  /** A policy's value; empty when it is not one that can be compared this way. */
  Optional<Operand> operand(String text, boolean variables) {
    return switch (this) {
      case STRING, STRING_IGNORING_CASE ->
          Optional.of(new Pattern(pattern(text, false, variables)));
      case STRING_PATTERN -> Optional.of(new Pattern(pattern(text, true, variables)));
      case NUMBER_EQUAL,
          NUMBER_LESS,
          NUMBER_LESS_OR_EQUAL,
          NUMBER_GREATER,
          NUMBER_GREATER_OR_EQUAL ->
          Scalars.number(text).map(Number::new);
      case DATE_EQUAL, DATE_LESS, DATE_LESS_OR_EQUAL, DATE_GREATER, DATE_GREATER_OR_EQUAL ->
          Scalars.date(text).map(Moment::new);
      case BOOL -> Scalars.flag(text).map(Flag::new);
      case BINARY -> Scalars.bytes(text).map(Bytes::new);
      case IP -> block(text).map(Range::new);
      case ARN -> arn(text, variables);
    };
  }

  /** A policy's value as text, for what only reads it. */
  static String written(Operand operand) {
    return switch (operand) {
      case Pattern(ValuePattern pattern) -> pattern.source();
      case Arn(List<ValuePattern> parts) ->
          String.join(":", parts.stream().map(ValuePattern::source).toList());
      case Number(BigDecimal number) -> number.toPlainString();
      case Moment(Instant instant) -> instant.toString();
      case Flag(boolean flag) -> String.valueOf(flag);
      case Bytes(byte[] bytes) -> Base64.getEncoder().encodeToString(bytes);
      case Range(Block block) -> block.toString();
    };
  }

  /** A block, or a single address. */
  private static Optional<Block> block(String text) {
    return Block.parse(text).or(() -> Block.ofAddress(text));
  }

  private static ValuePattern pattern(String text, boolean wildcards, boolean variables) {
    return ValuePattern.of(text, new ValuePattern.Syntax(wildcards, variables, false));
  }

  /** Each of the six parts is compared for itself; a variable may hold colons of its own. */
  private static Optional<Operand> arn(String text, boolean variables) {
    List<String> parts = Scalars.arnParts(text);
    if (parts.size() != Scalars.ARN_PARTS) {
      return Optional.empty();
    }
    return Optional.of(
        new Arn(parts.stream().map(part -> pattern(part, true, variables)).toList()));
  }

  /** Whether a request's value is what the policy's value says. */
  Truth matches(String value, Operand operand, Context context, boolean negated) {
    return switch (operand) {
      case Pattern(ValuePattern pattern) when this == STRING_IGNORING_CASE ->
          switch (pattern.resolve(context)) {
            case ValuePattern.Ready(Glob glob) -> Truth.of(glob.text().equalsIgnoreCase(value));
            case ValuePattern.Unset unset -> pattern.matches(value, context, negated);
            case ValuePattern.Open(String missing) -> Truth.unknown(missing);
          };
      case Pattern(ValuePattern pattern) -> pattern.matches(value, context, negated);
      case Arn(List<ValuePattern> parts) -> arn(value, parts, context, negated);
      case Number(BigDecimal number) ->
          known(Scalars.number(value).map(v -> Truth.of(order().test(v.compareTo(number)))), value);
      case Moment(Instant instant) ->
          known(Scalars.date(value).map(v -> Truth.of(order().test(v.compareTo(instant)))), value);
      case Flag(boolean flag) -> known(Scalars.flag(value).map(v -> Truth.of(v == flag)), value);
      case Bytes(byte[] bytes) ->
          known(Scalars.bytes(value).map(v -> Truth.of(Arrays.equals(v, bytes))), value);
      case Range(Block block) -> known(block(value).map(v -> Truth.of(block.contains(v))), value);
    };
  }

  private static Truth known(Optional<Truth> compared, String value) {
    return compared.orElseGet(
        () -> Truth.unknown("how AWS compares the request's value \"" + value + "\""));
  }

  private static Truth arn(
      String value, List<ValuePattern> patterns, Context context, boolean negated) {
    List<String> parts = Scalars.arnParts(value);
    if (parts.size() != patterns.size()) {
      return Truth.NO;
    }
    Truth all = Truth.YES;
    for (int i = 0; i < parts.size(); i++) {
      all = all.and(patterns.get(i).matches(parts.get(i), context, negated));
    }
    return all;
  }

  private IntPredicate order() {
    return switch (this) {
      case NUMBER_LESS, DATE_LESS -> order -> order < 0;
      case NUMBER_LESS_OR_EQUAL, DATE_LESS_OR_EQUAL -> order -> order <= 0;
      case NUMBER_GREATER, DATE_GREATER -> order -> order > 0;
      case NUMBER_GREATER_OR_EQUAL, DATE_GREATER_OR_EQUAL -> order -> order >= 0;
      case STRING,
          STRING_IGNORING_CASE,
          STRING_PATTERN,
          NUMBER_EQUAL,
          DATE_EQUAL,
          BOOL,
          BINARY,
          IP,
          ARN ->
          order -> order == 0;
    };
  }
}
