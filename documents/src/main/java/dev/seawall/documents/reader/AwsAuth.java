package dev.seawall.documents.reader;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ConfigMap {@code aws-auth}, whose lists of IAM principals are YAML inside texts. They are
 * read here, once, and stand beside the data in the field {@code awsAuth}.
 */
public final class AwsAuth {
  private static final String FIELD = "awsAuth";
  private static final List<String> LISTS = List.of("mapRoles", "mapUsers", "mapAccounts");
  private static final Limits LIMITS = new Limits(2L << 20, 20, 1);

  private AwsAuth() {}

  /** The object itself, or aws-auth with its lists read. */
  public static Mapping read(Mapping object) {
    if (!isAwsAuth(object)
        || object.get(FIELD) != null
        || object.entries().size() < object.length()) {
      return object;
    }
    Map<String, Value> lists = new LinkedHashMap<>();
    for (String list : LISTS) {
      Value written = Path.ROOT.fields("data", list).in(object);
      if (written instanceof Text text) {
        lists.put(list, list(list, text.text()));
      }
    }
    Map<String, Value> entries = new LinkedHashMap<>(object.entries());
    entries.put(FIELD, Mapping.of(lists));
    return Mapping.of(entries);
  }

  private static boolean isAwsAuth(Mapping object) {
    return is(object.get("kind"), "ConfigMap")
        && is(Path.ROOT.fields("metadata", "name").in(object), "aws-auth")
        && is(Path.ROOT.fields("metadata", "namespace").in(object), "kube-system");
  }

  private static boolean is(@Nullable Value value, String text) {
    return value instanceof Text found && found.text().equals(text);
  }

  private static Value list(String name, String yaml) {
    List<Mapping> documents = new ArrayList<>();
    List<ReadError> errors = new ArrayList<>();
    DocumentSink sink =
        new DocumentSink() {
          @Override
          public void document(
              Mapping document, Positions positions, int index, int line, List<Note> notes) {
            documents.add(document);
          }

          @Override
          public void error(ReadError error) {
            errors.add(error);
          }
        };
    StringBuilder nested = new StringBuilder("list:\n");
    yaml.lines()
        .filter(line -> !line.equals("---"))
        .forEach(line -> nested.append(' ').append(line).append('\n'));
    new YamlReader()
        .read(
            nested.toString().getBytes(StandardCharsets.UTF_8),
            new DocumentAssembler(new Pool(), Projection.WHOLE, LIMITS, false, sink));
    Value read = documents.size() == 1 ? documents.getFirst().get("list") : null;
    if (!errors.isEmpty() || read == null) {
      return new Unresolved("data." + name + " is not YAML");
    }
    if (read instanceof Sequence) {
      return read;
    }
    return yaml.isBlank() ? Sequence.EMPTY : new Unresolved("data." + name + " is no list");
  }
}
