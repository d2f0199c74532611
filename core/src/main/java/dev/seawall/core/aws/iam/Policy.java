package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A compiled policy document. It is compiled once and can be asked by several threads. */
public final class Policy {
  /** With more services, the statements are not told apart: the index must stay linear. */
  private static final int MOST_SERVICES = 32;

  private final String name;
  private final PolicyKind kind;
  private final List<Statement> statements;

  /** The statements that can be about an action of a service; others are about every service. */
  private final Map<String, List<Statement>> byService;

  private final List<Statement> otherServices;

  Policy(String name, PolicyKind kind, List<Statement> statements) {
    this.name = name;
    this.kind = kind;
    this.statements = List.copyOf(statements);
    Set<String> services = new HashSet<>();
    this.statements.forEach(each -> each.services().ifPresent(services::addAll));
    if (services.size() > MOST_SERVICES) {
      this.byService = Map.of();
      this.otherServices = this.statements;
      return;
    }
    Map<String, List<Statement>> indexed = new HashMap<>();
    for (String service : services) {
      indexed.put(service, about(service));
    }
    this.byService = indexed;
    this.otherServices = about("");
  }

  private List<Statement> about(String service) {
    return statements.stream()
        .filter(each -> each.services().map(own -> own.contains(service)).orElse(true))
        .toList();
  }

  /** The statements that can be about an action of a service, in the order of the document. */
  List<Statement> statements(String service) {
    return byService.getOrDefault(service, otherServices);
  }

  /**
   * Compiles a document: a mapping, or JSON in a text, URL-encoded or not, as IAM's API gives it.
   * Never fails; what is malformed is told by {@link #faults} and answers unknown.
   *
   * @param name what messages call it
   */
  public static Policy of(String name, PolicyKind kind, Value document) {
    return new PolicyReader(name, kind).read(document);
  }

  /** A policy of which only is known that it was not read; its answer is always unknown. */
  public static Policy unread(String name, PolicyKind kind, String reason) {
    Statement.Parts parts =
        new Statement.Parts(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Truth.unknown(reason));
    return new Policy(
        name,
        kind,
        List.of(new Statement(name, Path.ROOT, "", Statement.Effect.UNREADABLE, parts, List.of())));
  }

  public String name() {
    return name;
  }

  public PolicyKind kind() {
    return kind;
  }

  public List<Statement> statements() {
    return statements;
  }

  /** This policy with nothing denied but by statements that ask for a condition key. */
  public Policy denyingBy(String conditionKey) {
    String key = Context.lower(conditionKey);
    return new Policy(
        name,
        kind,
        statements.stream()
            .filter(
                statement ->
                    statement.mayAllow()
                        || statement.parts().conditions().stream()
                            .anyMatch(each -> each.key().equals(key)))
            .toList());
  }

  /** The condition keys that its statements ask, in lower case. */
  Set<String> conditionKeys() {
    Set<String> keys = new TreeSet<>();
    for (Statement statement : statements) {
      statement.parts().conditions().forEach(each -> keys.add(each.key()));
    }
    return keys;
  }

  /** Everything that is malformed, in the order of the document. */
  public List<Fault> faults() {
    return statements.stream().flatMap(statement -> statement.faults().stream()).toList();
  }
}
