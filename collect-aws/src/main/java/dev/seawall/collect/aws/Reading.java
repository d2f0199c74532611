package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Value;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The reading of one thing, be it an account, a region or a cluster: its calls, the documents that
 * come of them, and what could not be read.
 */
record Reading(
    Place place,
    Clients clients,
    Calls calls,
    Tasks tasks,
    Wanted wanted,
    Resources resources,
    Ledger ledger,
    Set<ResourceType> incomplete) {

  static Reading of(Place place, Clients clients, Calls calls, Tasks tasks, Wanted wanted) {
    return new Reading(
        place,
        clients,
        calls,
        tasks,
        wanted,
        new Resources(),
        new Ledger(place),
        new ConcurrentSkipListSet<>());
  }

  /** Another thing of the same place. */
  Reading other() {
    return of(place, clients, calls, tasks, wanted);
  }

  boolean wants(ResourceType type) {
    return wanted.has(type);
  }

  /** Calls once; what it fails with is noted. */
  Answer one(Operation operation, String about, Supplier<? extends SdkPojo> call, String... path) {
    return noted(operation, about, calls.one(operation, about, call, path));
  }

  /** Reads all pages; what it fails with is noted. */
  Answer all(
      Operation operation,
      String about,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      String... path) {
    return noted(operation, about, calls.all(operation, about, pages, path));
  }

  /** Reads all pages for a caller that sees to it that nothing is called twice. */
  Answer once(
      Operation operation,
      String about,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      String... path) {
    return noted(operation, about, calls.unremembered(operation, about, pages, path));
  }

  /** Notes a failure, for whoever makes a call by itself. */
  Answer noted(Operation operation, String about, Answer answer) {
    if (answer instanceof Answer.Failed(Failure failure, String _)) {
      ledger.failed(operation, about, failure);
      operation.lists().ifPresent(incomplete::add);
    }
    return answer;
  }

  /** Adds what an operation says of a resource to its document. */
  void put(Operation operation, String arn, Answer answer) {
    put(operation, arn, answer.value());
  }

  void put(Operation operation, String arn, Value value) {
    resources.put(operation.type(), arn, operation.name(), value);
  }

  /** Something that was left out on purpose. */
  void notice(String where, String message) {
    ledger.problem(Problem.Level.NOTICE, where, message);
  }

  /** A resource that was there a moment ago and is not any more. */
  void gone(ResourceType type, String arn) {
    ledger.problem(
        Problem.Level.NOTICE, arn, "was deleted while it was read, and is left out (" + type + ")");
  }

  /** The types of which all resources in scope were told. */
  Set<ResourceType> complete() {
    Set<ResourceType> complete = new TreeSet<>(wanted.types());
    complete.removeAll(incomplete);
    complete.removeIf(type -> AwsOperations.of(type).isEmpty());
    return complete;
  }

  /** The mapping at a path of a tree. */
  static Mapping mapping(Value tree, String... path) {
    return Values.at(tree, path) instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }
}
