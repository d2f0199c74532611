package dev.seawall.core.aws.iam;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a condition holds callers to. A key limits nothing when callers choose its value themselves,
 * when the operator lets requests without the key pass, or when the value is a wildcard (Amazon S3
 * User Guide, "The meaning of public").
 */
sealed interface Limit {
  /** The keys that tell the caller's account. */
  Set<String> ACCOUNT_KEYS =
      Set.of(
          "aws:principalaccount",
          "aws:sourceaccount",
          "aws:sourceowner",
          "kms:calleraccount",
          "s3:dataaccesspointaccount");

  /** The keys that tell the caller's organisation. */
  Set<String> ORGANISATION_KEYS =
      Set.of(
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  /** The keys that tell where the caller is, or what it passes through. */
  Set<String> NETWORK_KEYS =
      Set.of(
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpceaccount",
          "elasticfilesystem:accesspointarn",
          "s3:dataaccesspointarn");

  /** Somebody of these accounts. */
  record Accounts(Set<String> accounts) implements Limit {}

  /** Somebody of an organisation. */
  enum Organisation implements Limit {
    ORGANISATION
  }

  /** Somebody who comes a certain way. */
  enum Network implements Limit {
    NETWORK
  }

  /** AWS's services, and callers whose identifier is written out. */
  enum Known implements Limit {
    KNOWN
  }

  /** What an allowing condition holds callers to; empty when to nothing. */
  static Optional<Limit> of(Condition condition) {
    if (condition.operator().isNegated()
        || condition.operator() == Operator.NULL
        || condition.ifExists()
        || condition.quantifier() == Condition.Quantifier.ALL) {
      return Optional.empty();
    }
    List<String> values = condition.operands().stream().map(Comparison::written).toList();
    if (values.stream().anyMatch(value -> value.contains("${"))) {
      return Optional.empty();
    }
    return of(condition.key(), values);
  }

  /** What a key holds callers to who must have one of some values. */
  static Optional<Limit> of(String key, List<String> values) {
    if (key.equals("aws:principalisawsservice")) {
      return values.contains("true") ? Optional.of(Known.KNOWN) : Optional.empty();
    }
    if (key.equals("elasticfilesystem:accessedviamounttarget")) {
      return values.contains("true") ? Optional.of(Network.NETWORK) : Optional.empty();
    }
    if (key.equals("aws:sourceip") || key.equals("aws:vpcsourceip")) {
      return isNarrow(values) ? Optional.of(Network.NETWORK) : Optional.empty();
    }
    if (values.stream().anyMatch(value -> VAGUE.matcher(value).lookingAt())) {
      return Optional.empty();
    }
    if (key.equals("aws:userid") || key.equals("aws:principalservicename")) {
      return Optional.of(Known.KNOWN);
    }
    if (ORGANISATION_KEYS.contains(key)) {
      return Optional.of(Organisation.ORGANISATION);
    }
    if (NETWORK_KEYS.contains(key)) {
      return Optional.of(Network.NETWORK);
    }
    if (ACCOUNT_KEYS.contains(key)) {
      // a pattern of accounts is anybody's: there are millions of each
      boolean exact = values.stream().allMatch(value -> ACCOUNT.matcher(value).matches());
      return !exact ? Optional.empty() : Optional.of(new Accounts(new LinkedHashSet<>(values)));
    }
    return key.equals("aws:principalarn") || key.equals("aws:sourcearn")
        ? ofArns(values)
        : Optional.empty();
  }

  /** Every value, or every organisation, VPC or endpoint there is. */
  Pattern VAGUE = Pattern.compile("(o-|vpc-|vpce-)?[*?]");

  /** The digits of an account as they stand in an ARN. */
  Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private static Optional<Limit> ofArns(List<String> arns) {
    Set<String> accounts = new LinkedHashSet<>();
    for (String arn : arns) {
      List<String> parts = Scalars.arnParts(arn);
      if (parts.size() != Scalars.ARN_PARTS) {
        return Optional.empty();
      }
      if (ACCOUNT.matcher(parts.get(4)).matches()) {
        accounts.add(parts.get(4));
      } else if (!parts.get(4).isEmpty() || parts.get(5).startsWith("*")) {
        return Optional.empty();
      }
    }
    return Optional.of(accounts.isEmpty() ? Known.KNOWN : new Accounts(accounts));
  }

  private static boolean isNarrow(List<String> values) {
    List<Block> blocks = new ArrayList<>();
    for (String value : values) {
      Block.parse(value).or(() -> Block.ofAddress(value)).ifPresent(blocks::add);
    }
    return !new AddressSet(blocks, List.of()).isOpenToInternet();
  }
}
