package dev.seawall.checks.podsecurity;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Pods and templates from YAML texts. */
final class Pods {
  private Pods() {}

  /** The one pod or template of a document. */
  static PodTemplate pod(String yaml) {
    List<PodTemplate> pods = new Inventory(snapshot(yaml)).all(PodTemplate.class);
    if (pods.size() != 1) {
      throw new IllegalArgumentException(pods.size() + " pods in " + yaml);
    }
    return pods.getFirst();
  }

  /** The one pod that has this specification, in flow or block style. */
  static PodTemplate podOf(String spec) {
    return pod("{apiVersion: v1, kind: Pod, metadata: {name: test}, spec: " + spec + "}");
  }

  static Snapshot snapshot(String yaml) {
    List<Document> documents = new ArrayList<>();
    for (Object each : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      documents.add(
          new Document(
              (Mapping) value(each), new Origin.File("test.yaml", "test.yaml", documents.size())));
    }
    return new Snapshot(Scope.files("test"), documents, List.of(), List.of());
  }

  private static Value value(@Nullable Object read) {
    return switch (read) {
      case null -> Null.NULL;
      case Map<?, ?> map -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), value(each)));
        yield Mapping.of(entries);
      }
      case List<?> list -> Sequence.of(list.stream().map(Pods::value).toList());
      case Boolean flag -> Bool.of(flag);
      case Integer number -> new Whole(number);
      case Long number -> new Whole(number);
      case Double number -> new Decimal(number);
      default -> new Text(read.toString());
    };
  }
}
