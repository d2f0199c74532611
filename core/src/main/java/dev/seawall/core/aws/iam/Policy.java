package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Optional;

/** A compiled policy document. It is compiled once and can be asked by several threads. */
public final class Policy {
  private final String name;
  private final PolicyKind kind;
  private final List<Statement> statements;

  Policy(String name, PolicyKind kind, List<Statement> statements) {
    this.name = name;
    this.kind = kind;
    this.statements = List.copyOf(statements);
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

  /** Everything that is malformed, in the order of the document. */
  public List<Fault> faults() {
    return statements.stream().flatMap(statement -> statement.faults().stream()).toList();
  }
}
