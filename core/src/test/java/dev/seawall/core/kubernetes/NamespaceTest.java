package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Namespaces as assets. */
class NamespaceTest {
  private static Namespace namespace(String name, Map<String, Text> labels) {
    Mapping metadata = Mapping.of(Map.of("name", new Text(name), "labels", Mapping.of(labels)));
    Mapping object =
        Mapping.of(
            Map.of(
                "apiVersion", new Text("v1"), "kind", new Text("Namespace"), "metadata", metadata));
    Document document = new Document(object, new Origin.File("n.yaml", "n.yaml", 0));
    Snapshot snapshot = new Snapshot(Scope.files("test"), List.of(document), List.of(), List.of());
    return new Cluster(snapshot).all(Namespace.class).getFirst();
  }

  @Test
  void labelsAreReadByTheirWholeKey() {
    Namespace shop = namespace("shop", Map.of("example.org/tier", new Text("gold")));
    assertThat(shop.label("example.org/tier").or("none")).isEqualTo("gold");
    assertThat(shop.label("tier").isSet()).isFalse();
  }

  @Test
  void onlyKubernetesOwnAreSystemNamespaces() {
    assertThat(namespace("kube-system", Map.of()).isSystem()).isTrue();
    assertThat(namespace("kube-prometheus", Map.of()).isSystem()).isFalse();
  }
}
