package dev.seawall.documents.redact;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives AWS accounts other numbers, the same one wherever an account is named, so that a snapshot
 * can be shared. The first account that is met becomes 000000000001. Accounts of AWS itself, which
 * everybody knows, keep theirs.
 */
public final class AccountIds {
  private static final Pattern ID = Pattern.compile("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");

  private final Set<String> known;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Begins with nothing met.
   *
   * @param known the accounts that keep their numbers
   */
  public AccountIds(Set<String> known) {
    this.known = Set.copyOf(known);
  }

  /** A text with every account in it renamed. */
  public String text(String text) {
    Matcher matcher = ID.matcher(text);
    return matcher.find() ? matcher.replaceAll(found -> name(found.group())) : text;
  }

  private String name(String id) {
    if (known.contains(id)) {
      return id;
    }
    String name = names.get(id);
    if (name == null) {
      name = String.format("%012d", names.size() + 1);
      names.put(id, name);
    }
    return name;
  }

  public Document document(Document document) {
    Origin origin =
        switch (document.origin()) {
          case Origin.Api(String path) -> new Origin.Api(text(path));
          case Origin.File file -> file;
        };
    List<Note> notes =
        document.notes().stream()
            .map(note -> new Note(note.kind(), text(note.message()), note.path(), note.position()))
            .toList();
    return new Document(mapping(document.value()), origin, document.locator(), notes);
  }

  public Gap gap(Gap gap) {
    return new Gap(
        gap.type(),
        text(gap.namespace()),
        gap.verb(),
        gap.reason(),
        text(gap.message()),
        text(gap.cluster()));
  }

  public Problem problem(Problem problem) {
    return new Problem(
        problem.level(), text(problem.where()), problem.position(), text(problem.message()));
  }

  public Scope scope(Scope scope) {
    Map<String, String> details = new LinkedHashMap<>();
    scope.details().forEach((name, value) -> details.put(name, text(value)));
    return new Scope(scope.kind(), text(scope.name()), scope.complete(), details);
  }

  private Mapping mapping(Mapping mapping) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> entries.put(text(key), value(value)));
    return Mapping.of(entries);
  }

  private Value value(Value value) {
    return switch (value) {
      case Mapping mapping -> mapping(mapping);
      case Sequence sequence -> {
        List<Value> items = new ArrayList<>(sequence.length());
        sequence.items().forEach(item -> items.add(value(item)));
        yield Sequence.of(items);
      }
      case Text text -> new Text(text(text.text()));
      case Unresolved unresolved -> new Unresolved(text(unresolved.reason()));
      case Redacted redacted -> redacted;
      case Whole whole -> whole;
      case Decimal decimal -> decimal;
      case Bool bool -> bool;
      case Null none -> none;
    };
  }
}
