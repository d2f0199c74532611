package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Set;

/** One webhook of a ValidatingWebhookConfiguration or a MutatingWebhookConfiguration. */
public final class AdmissionWebhook extends Asset {
  static final Set<ResourceType> TYPES = Set.of(Types.VALIDATING_WEBHOOKS, Types.MUTATING_WEBHOOKS);
  private final KubernetesObject configuration;

  private AdmissionWebhook(KubernetesObject configuration, Path path, Mapping content) {
    super(configuration.document(), path, content);
    this.configuration = configuration;
  }

  static List<AdmissionWebhook> of(KubernetesObject configuration) {
    return configuration.parts(
        (path, content) -> new AdmissionWebhook(configuration, path, content), "webhooks");
  }

  @Override
  public ResourceId resource() {
    return configuration.resource();
  }

  public String name() {
    return text("name").or("(no name)");
  }

  public boolean isValidating() {
    return configuration.kind().startsWith("Validating");
  }

  /** What happens when it does not answer; {@code Fail} is the default of {@code v1}. */
  public Fact<String> failurePolicy() {
    return text("failurePolicy")
        .orDefault(configuration.apiVersion().endsWith("/v1beta1") ? "Ignore" : "Fail");
  }

  /** Whether one of its rules is about creating or changing objects of a resource. */
  public boolean isAbout(String group, String resource) {
    return parts("rules").stream()
        .anyMatch(
            rule ->
                anyOf(rule.texts("apiGroups"), Set.of("*", group))
                    && anyOf(rule.texts("resources"), Set.of("*", "*/*", resource, resource + "/*"))
                    && anyOf(rule.texts("operations"), Set.of("*", "CREATE", "UPDATE")));
  }

  private static boolean anyOf(Fact<List<String>> written, Set<String> wanted) {
    return written.or(List.of()).stream().anyMatch(wanted::contains);
  }

  @Override
  public String toString() {
    return "webhook " + shown("name");
  }
}
