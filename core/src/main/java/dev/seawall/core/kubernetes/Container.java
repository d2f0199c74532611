package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod or of a pod template, of whichever type. Security settings that a pod may
 * set for its containers are answered as they are in force: the container's own first, then the
 * pod's.
 */
public final class Container extends Asset {
  private final PodTemplate pod;
  private final Type type;
  private @Nullable Component component;

  /** The list of the pod's specification that a container stands in. */
  public enum Type {
    INIT("initContainers", "init container"),
    REGULAR("containers", "container"),
    EPHEMERAL("ephemeralContainers", "ephemeral container");

    private final String field;
    private final String words;

    Type(String field, String words) {
      this.field = field;
      this.words = words;
    }

    public String field() {
      return field;
    }
  }

  Container(PodTemplate pod, Type type, Path path, Mapping content) {
    super(pod.document(), path, content);
    this.pod = pod;
    this.type = type;
  }

  @Override
  public ResourceId resource() {
    return pod.resource();
  }

  @Override
  public int identityDepth() {
    return pod.identityDepth();
  }

  @Override
  public int instances() {
    return pod.instances();
  }

  @Override
  public @Nullable Container common() {
    return pod.counterpart(this, PodTemplate::containers);
  }

  /** A custom resource's container without an image is completed by its operator. */
  @Override
  public Optional<String> completedBy() {
    Optional<String> operator = pod.operator();
    return operator.isEmpty() || text("image").isUnresolved() || text("image").isSet()
        ? pod.completedBy()
        : operator;
  }

  public PodTemplate pod() {
    return pod;
  }

  public Type type() {
    return type;
  }

  public String name() {
    return text("name").or("(no name)");
  }

  public Fact<String> image() {
    return text("image");
  }

  /** What runs in it, by its image; nothing that is known where the image is not. */
  public Component component() {
    Component known = component;
    if (known == null) {
      known = Component.of(image().or(""));
      component = known;
    }
    return known;
  }

  public Fact<Boolean> privileged() {
    return flag("securityContext", "privileged").orDefault(false);
  }

  /** Defaults to true: unset allows it. */
  public Fact<Boolean> allowPrivilegeEscalation() {
    return flag("securityContext", "allowPrivilegeEscalation").orDefault(true);
  }

  public Fact<Boolean> readOnlyRootFilesystem() {
    return flag("securityContext", "readOnlyRootFilesystem").orDefault(false);
  }

  /** In force for this container; no default: the image's user decides. */
  public Fact<Boolean> runAsNonRoot() {
    return flag("securityContext", "runAsNonRoot")
        .orElse(pod.flag("spec", "securityContext", "runAsNonRoot"));
  }

  /** In force for this container; no default: the image's user decides. */
  public Fact<Long> runAsUser() {
    return number("securityContext", "runAsUser")
        .orElse(pod.number("spec", "securityContext", "runAsUser"));
  }

  /**
   * Whether nothing keeps it from running as root: no user other than root is set, and the kubelet
   * is not told to refuse root. An image may still name another user.
   */
  public boolean mayRunAsRoot() {
    return !runAsNonRoot().is(true) && runAsUser().or(0L) == 0L;
  }

  /** The type in force for this container; no default: unconfined unless the kubelet sets one. */
  public Fact<String> seccompType() {
    return text("securityContext", "seccompProfile", "type")
        .orElse(pod.text("spec", "securityContext", "seccompProfile", "type"));
  }

  /** Its environment variables, those of whole Secrets and ConfigMaps not among them. */
  public List<Part> env() {
    return parts("env");
  }

  public Fact<List<String>> addedCapabilities() {
    return texts("securityContext", "capabilities", "add").orDefault(List.of());
  }

  public Fact<List<String>> droppedCapabilities() {
    return texts("securityContext", "capabilities", "drop").orDefault(List.of());
  }

  /** {@code container app}, {@code init container setup}. */
  @Override
  public String toString() {
    return type.words + " " + shown("name");
  }
}
