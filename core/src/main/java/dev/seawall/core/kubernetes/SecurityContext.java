package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The {@code securityContext} of a pod or of one container, as it is written there and not as it is
 * in force: for what must not be written in either. One that is not written is empty.
 */
public final class SecurityContext extends Asset {
  private final PodTemplate pod;
  private final Asset holder;

  SecurityContext(PodTemplate pod, Asset holder, Path path, Value content) {
    super(pod.document(), path, content);
    this.pod = pod;
    this.holder = holder;
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
  public @Nullable SecurityContext common() {
    return pod.counterpart(this, PodTemplate::securityContexts);
  }

  public PodTemplate pod() {
    return pod;
  }

  /** Whether it is the pod's own, which its containers inherit. */
  public boolean isOfPod() {
    return holder instanceof PodTemplate;
  }

  public Fact<Long> writtenRunAsUser() {
    return number("runAsUser");
  }

  public Fact<String> writtenSeccompType() {
    return text("seccompProfile", "type");
  }

  /** {@code container app}, {@code Deployment shop/web}. */
  @Override
  public String toString() {
    return holder.toString();
  }
}
