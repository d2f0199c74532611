package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.snapshot.ResourceType;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of an AWS API as the collector calls it.
 *
 * @param known the operation and the IAM action that allows it
 * @param lists the type of which, without it, not even the names are known
 * @param none the error codes that mean "there is none"
 */
record Operation(AwsOperation known, Optional<ResourceType> lists, Set<String> none) {
  Operation {
    none = Set.copyOf(none);
  }

  static Operation of(ResourceType type, String name) {
    return new Operation(AwsOperations.get(type, name), Optional.empty(), Set.of());
  }

  /** The same, where these error codes mean "there is none". */
  Operation orNone(String... codes) {
    return new Operation(known, lists, Set.of(codes));
  }

  /** The same, as the one call that tells which resources of a type there are. */
  Operation listing(ResourceType type) {
    return new Operation(known, Optional.of(type), none);
  }

  String name() {
    return known.name();
  }

  String action() {
    return known.action();
  }

  String type() {
    return known.type().kind();
  }

  /** What a gap is about when this operation gave nothing. */
  ResourceType subject() {
    return lists.orElseGet(() -> new ResourceType("", known.action(), known.type().kind(), false));
  }
}
