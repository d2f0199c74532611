package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A volume of a pod or of a pod template. */
public final class Volume extends Asset {
  private final PodTemplate pod;

  /** Where a container mounts a volume. */
  public record Mount(Container container, String mountPath, boolean readOnly) {}

  Volume(PodTemplate pod, Path path, Mapping content) {
    super(pod.document(), path, content);
    this.pod = pod;
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
  public @Nullable Volume common() {
    return pod.counterpart(this, PodTemplate::volumes);
  }

  public String name() {
    return text("name").or("(no name)");
  }

  /** The path on the node, if this is a hostPath volume. */
  public Fact<String> hostPath() {
    return text("hostPath", "path");
  }

  /** The containers that mount it. */
  public List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (Container container : pod.containers()) {
      container.parts(
          (at, content) -> {
            Part mount = new Part(container, at, content);
            if (mount.text("name").is(name())) {
              mounts.add(
                  new Mount(
                      container,
                      mount.text("mountPath").or(""),
                      mount.flag("readOnly").orDefault(false).is(true)));
            }
            return mount;
          },
          "volumeMounts");
    }
    return mounts;
  }

  @Override
  public String toString() {
    return "volume " + shown("name");
  }
}
