package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One object of the Kubernetes API: what all kinds have in common. */
public class KubernetesObject extends Asset {
  private static final Path OWNERS = Path.ROOT.fields("metadata", "ownerReferences");
  private final ResourceId id;
  private final Optional<ResourceType> type;

  public KubernetesObject(Document document) {
    super(document, Path.ROOT, document.value());
    this.id = idOf(document.value());
    this.type = Types.of(id.group(), id.kind());
  }

  /** The identity written in an object; parts that are missing or not text are empty. */
  public static ResourceId idOf(Mapping object) {
    Mapping metadata = object.get("metadata") instanceof Mapping found ? found : Mapping.EMPTY;
    String name = text(metadata.get("name"));
    if (name.isEmpty() && !text(metadata.get("generateName")).isEmpty()) {
      name = text(metadata.get("generateName")) + "*";
    }
    return new ResourceId(
        groupOf(text(object.get("apiVersion"))),
        text(object.get("kind")),
        text(metadata.get("namespace")),
        name);
  }

  static String groupOf(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private static String text(@Nullable Value value) {
    return value instanceof Text text ? text.text() : "";
  }

  @Override
  public ResourceId resource() {
    return id;
  }

  public String kind() {
    return id.kind();
  }

  public String name() {
    return id.name();
  }

  /**
   * The namespace written in the object; empty for cluster-scoped ones and when none is written.
   */
  public String namespace() {
    return id.namespace();
  }

  public String apiVersion() {
    return text("apiVersion").or("");
  }

  /** Its type, if it is one that Seawall knows. */
  public Optional<ResourceType> type() {
    return type;
  }

  public boolean is(ResourceType type) {
    return this.type.isPresent() && this.type.get().equals(type);
  }

  public Map<String, String> labels() {
    return textMap("metadata", "labels").or(Map.of());
  }

  public Map<String, String> annotations() {
    return textMap("metadata", "annotations").or(Map.of());
  }

  public Fact<String> annotation(String key) {
    return scalar("metadata", "annotations", key);
  }

  /**
   * The owner that controls it ({@code metadata.ownerReferences} with {@code controller: true});
   * none when it cannot be read, because the object must be found before it can be judged.
   */
  public Optional<ResourceId> controller() {
    Value references = OWNERS.in(content());
    if (!(references instanceof Sequence sequence)) {
      return Optional.empty();
    }
    for (Value each : sequence.items()) {
      if (each instanceof Mapping owner
          && owner.get("controller") instanceof Bool controls
          && controls.value()) {
        return Optional.of(
            new ResourceId(
                groupOf(text(owner.get("apiVersion"))),
                text(owner.get("kind")),
                id.namespace(),
                text(owner.get("name"))));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
