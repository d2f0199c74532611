package dev.seawall.documents.reader;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
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
        lists.put(list, ListInText.read("data." + list, text.text()));
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
}
