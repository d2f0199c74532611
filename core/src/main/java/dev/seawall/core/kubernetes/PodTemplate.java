package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.VaryingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one workload: a Pod, or the template that a Deployment, a CronJob or a custom
 * resource makes pods from. Pods that are alike and have the same owner are one asset, counted. A
 * finding is told of the topmost owner.
 */
public final class PodTemplate extends Asset {
  private static final String SANDBOX_GROUP = "agents.x-k8s.io";
  private final KubernetesObject object;
  private final ResourceId resource;
  private final int identityDepth;
  private final int pods;
  private final @Nullable PodTemplate common;
  // Made when first asked for; two threads may make equal ones.
  private @Nullable List<Container> containers;
  private @Nullable List<Volume> volumes;
  private @Nullable List<SecurityContext> securityContexts;
  private @Nullable PodToken token;
  private @Nullable Boolean windows;

  /**
   * @param object the object that holds it
   * @param path to the mapping that has {@code metadata} and {@code spec}
   * @param resource the topmost owner
   * @param identityDepth the steps of the path that do not matter to a finding's identity
   * @param pods the running pods it stands for, 0 when it is a template
   * @param common stands for it and for others that differ from it
   */
  PodTemplate(
      KubernetesObject object,
      Path path,
      Mapping content,
      ResourceId resource,
      int identityDepth,
      int pods,
      @Nullable PodTemplate common) {
    super(object.document(), path, content);
    this.object = object;
    this.resource = resource;
    this.identityDepth = identityDepth;
    this.pods = pods;
    this.common = common;
  }

  @Override
  public @Nullable PodTemplate common() {
    return common;
  }

  /** The counterpart of a part in what stands for this pod and others; null when that differs. */
  <P extends Asset> @Nullable P counterpart(P part, Function<PodTemplate, List<P>> parts) {
    if (common == null) {
      return null;
    }
    try {
      for (P each : parts.apply(common)) {
        if (each.path().equals(part.path())) {
          return each;
        }
      }
    } catch (VaryingException differs) {
      return null;
    }
    return null;
  }

  @Override
  public ResourceId resource() {
    return resource;
  }

  @Override
  public int identityDepth() {
    return identityDepth;
  }

  @Override
  public int instances() {
    return pods;
  }

  /** A custom resource's template without a whole container is completed by its operator. */
  @Override
  public Optional<String> completedBy() {
    return operator().filter(each -> containers().stream().noneMatch(PodTemplate::isWhole));
  }

  private static boolean isWhole(Container container) {
    Fact<String> image = container.image();
    return container.type() == Container.Type.REGULAR && (image.isUnresolved() || image.isSet());
  }

  /** Who makes pods of a custom resource, in words. */
  Optional<String> operator() {
    return object.type().isPresent()
        ? Optional.empty()
        : Optional.of("the operator of " + object.kind());
  }

  /** The object that holds the template: a Pod, a Deployment, a custom resource. */
  public KubernetesObject object() {
    return object;
  }

  /** Whether it was read from a running pod rather than from a template. */
  public boolean isPod() {
    return path().depth() == 0;
  }

  /**
   * Whether it is a Pod as the API server keeps it, with what the server, the scheduler and
   * admission filled in. The server gives every object a {@code metadata.uid}.
   */
  public boolean isFromServer() {
    return isPod() && text("metadata", "uid").isSet();
  }

  public String namespace() {
    return object.namespace();
  }

  /** The labels that its pods have. */
  public Map<String, String> labels() {
    return textMap("metadata", "labels").or(Map.of());
  }

  public Map<String, String> annotations() {
    return textMap("metadata", "annotations").or(Map.of());
  }

  public Fact<Boolean> hostNetwork() {
    return flag("spec", "hostNetwork").orDefault(false);
  }

  public Fact<Boolean> hostPid() {
    return flag("spec", "hostPID").orDefault(false);
  }

  public Fact<Boolean> hostIpc() {
    return flag("spec", "hostIPC").orDefault(false);
  }

  /** False when the pod has a user namespace of its own. */
  public Fact<Boolean> hostUsers() {
    return flag("spec", "hostUsers").orDefault(true);
  }

  /**
   * Whether root in its containers is an ordinary user of the node ({@code hostUsers: false}); a
   * node that cannot do that does not start the pod.
   */
  public boolean hasUserNamespace() {
    return hostUsers().is(false);
  }

  public boolean isWindows() {
    Boolean known = windows;
    if (known == null) {
      known = text("spec", "os", "name").is("windows");
      windows = known;
    }
    return known;
  }

  /** Whether it is a sandbox of the agent-sandbox project, made for code that nobody trusts. */
  public boolean isAgentSandbox() {
    return object.resource().group().endsWith(SANDBOX_GROUP)
        || resource.group().endsWith(SANDBOX_GROUP);
  }

  /** The service account it runs as; the API server fills in {@code default}. */
  public Fact<String> serviceAccountName() {
    return text("spec", "serviceAccountName")
        .unless("")
        .orElse(text("spec", "serviceAccount").unless(""))
        .orDefault("default");
  }

  /** Init, ordinary and ephemeral containers, in the order that Kubernetes visits them. */
  public List<Container> containers() {
    List<Container> known = containers;
    if (known == null) {
      List<Container> found = new ArrayList<>();
      for (Container.Type type : Container.Type.values()) {
        if (field("spec", type.field()).isSet()) {
          found.addAll(
              partsOfSpec((at, content) -> new Container(this, type, at, content), type.field()));
        }
      }
      known = List.copyOf(found);
      containers = known;
    }
    return known;
  }

  private <P> List<P> partsOfSpec(PartMaker<P> maker, String list) {
    return parts(maker, index -> PodPaths.item(path(), list, index), "spec", list);
  }

  /** The pod's own security context, then those of its containers. */
  public List<SecurityContext> securityContexts() {
    List<SecurityContext> known = securityContexts;
    if (known == null) {
      known = makeSecurityContexts();
      securityContexts = known;
    }
    return known;
  }

  private List<SecurityContext> makeSecurityContexts() {
    List<SecurityContext> contexts = new ArrayList<>();
    contexts.add(securityContext(this, PodPaths.securityContext(path())));
    for (Container container : containers()) {
      contexts.add(securityContext(container, PodPaths.securityContextOf(container.path())));
    }
    return List.copyOf(contexts);
  }

  PodToken token(Cluster cluster) {
    PodToken known = token;
    if (known == null) {
      known = PodToken.of(this, cluster);
      token = known;
    }
    return known;
  }

  private SecurityContext securityContext(Asset holder, Path at) {
    Value written = at.in(document().value());
    return new SecurityContext(this, holder, at, written == null ? Mapping.EMPTY : written);
  }

  public List<Volume> volumes() {
    List<Volume> known = volumes;
    if (known == null) {
      known = List.copyOf(partsOfSpec((at, content) -> new Volume(this, at, content), "volumes"));
      volumes = known;
    }
    return known;
  }

  /** The topmost owner, which is the same for all pods that are alike. */
  @Override
  public String toString() {
    return resource.toString();
  }
}
