package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles a policy document (IAM User Guide, "Grammar of the IAM JSON policy language"). */
final class PolicyReader {
  static final String VARIABLES_SINCE = "2012-10-17";
  private static final String OLD_VERSION = "2008-10-17";
  private static final Set<String> DOCUMENT_KEYS = Set.of("Version", "Id", "Statement");

  private final String name;
  private final PolicyKind kind;

  PolicyReader(String name, PolicyKind kind) {
    this.name = name;
    this.kind = kind;
  }

  Policy read(Value document) {
    if (!(document instanceof Text text)) {
      return readTree(document);
    }
    try {
      return readTree(JsonText.parse(text.text()));
    } catch (JsonText.Malformed e) {
      return whole(fault(Path.ROOT, String.valueOf(e.getMessage())));
    }
  }

  private Policy readTree(Value document) {
    if (!(document instanceof Mapping mapping)) {
      return whole(
          fault(Path.ROOT, "the policy is " + document.kindName() + "; expected a mapping"));
    }
    List<Fault> faults = new ArrayList<>();
    onlyOnce(mapping, Path.ROOT, DOCUMENT_KEYS, faults);
    boolean variables = variables(mapping, faults);
    Path at = Path.ROOT.field("Statement");
    Value value = mapping.get("Statement");
    if (value == null) {
      faults.add(fault(Path.ROOT, "Statement is missing"));
    } else if (!(value instanceof Mapping) && !(value instanceof Sequence)) {
      faults.add(fault(at, "Statement is " + value.kindName() + "; expected a list"));
    }
    if (!faults.isEmpty()) {
      return whole(faults.toArray(new Fault[0]));
    }
    List<Statement> statements = new ArrayList<>();
    if (value instanceof Sequence sequence) {
      for (int i = 0; i < sequence.length(); i++) {
        statements.add(statement(sequence.get(i), at.item(i), variables));
      }
    } else if (value != null) {
      statements.add(statement(value, at, variables));
    }
    return new Policy(name, kind, statements);
  }

  private Statement statement(Value value, Path at, boolean variables) {
    return new StatementReader(name, kind, variables, at).read(value);
  }

  /** A document that cannot be read at all may say anything. */
  private Policy whole(Fault... faults) {
    return new Policy(
        name, kind, List.of(StatementReader.unreadable(name, Path.ROOT, List.of(faults))));
  }

  private boolean variables(Mapping mapping, List<Fault> faults) {
    Value version = mapping.get("Version");
    if (version == null) {
      return false;
    }
    if (version instanceof Text text) {
      if (text.text().equals(VARIABLES_SINCE)) {
        return true;
      }
      if (text.text().equals(OLD_VERSION)) {
        return false;
      }
    }
    String found = version instanceof Text text ? "\"" + text.text() + "\"" : version.kindName();
    faults.add(
        fault(
            Path.ROOT.field("Version"),
            "Version is " + found + "; expected " + VARIABLES_SINCE + " or " + OLD_VERSION));
    return false;
  }

  private void onlyOnce(Mapping mapping, Path at, Set<String> keys, List<Fault> faults) {
    StatementReader.keys(name, mapping, at, keys, faults);
  }

  private Fault fault(Path at, String message) {
    return new Fault(name, at, message);
  }
}
