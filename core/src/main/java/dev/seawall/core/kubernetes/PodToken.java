package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes identity that a pod's programs can use: its service account, and whether a token
 * for the API server is mounted. The pod's {@code automountServiceAccountToken} decides before the
 * service account's; a projected volume may bring a token whatever both say.
 */
public final class PodToken {
  private final PodTemplate pod;
  private final Optional<KubernetesObject> account;
  // Found when first asked for; two threads may find the same.
  private @Nullable Boolean mounted;

  private PodToken(PodTemplate pod, Optional<KubernetesObject> account) {
    this.pod = pod;
    this.account = account;
  }

  static PodToken of(PodTemplate pod, Cluster cluster) {
    String name = pod.serviceAccountName().or("default");
    return new PodToken(pod, cluster.object(Types.SERVICE_ACCOUNTS, pod.namespace(), name));
  }

  /** The service account's object, if the snapshot has it. */
  public Optional<KubernetesObject> account() {
    return account;
  }

  public Subject subject() {
    return Subject.serviceAccount(pod.namespace(), pod.serviceAccountName().or("default"));
  }

  /** The field that decides whether Kubernetes mounts a token by itself; true by default. */
  public Fact<Boolean> automount() {
    Fact<Boolean> own = pod.flag("spec", "automountServiceAccountToken");
    return account
        .map(each -> own.orElse(each.flag("automountServiceAccountToken")))
        .orElse(own)
        .orDefault(true);
  }

  /** Whether a token that the API server accepts is in the pod. */
  public boolean isMounted() {
    Boolean known = mounted;
    if (known == null) {
      known = automount().is(true) || isProjected();
      mounted = known;
    }
    return known;
  }

  /** Whether a projected volume asks for a token for the API server's own audience. */
  private boolean isProjected() {
    return pod.volumes().stream().anyMatch(PodToken::projectsApiToken);
  }

  private static boolean projectsApiToken(Volume volume) {
    List<Boolean> sources =
        volume.parts(
            (path, content) -> isApiToken(new Part(volume, path, content)), "projected", "sources");
    return sources.contains(true);
  }

  private static boolean isApiToken(Part source) {
    return source.mapping("serviceAccountToken").isSet()
        && source.text("serviceAccountToken", "audience").or("").isEmpty();
  }
}
