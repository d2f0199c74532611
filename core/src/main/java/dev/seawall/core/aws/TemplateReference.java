package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import java.util.Optional;

/**
 * A launch template as a node group, an autoscaling group or an instance names it: its id, and a
 * version that is a number, {@code $Latest} or {@code $Default}.
 */
public record TemplateReference(String id, String version) {
  private static final String DEFAULT = "$Default";

  static Optional<TemplateReference> of(Fact<String> id, Fact<String> version) {
    return id.value().map(known -> new TemplateReference(known, version.or(DEFAULT)));
  }

  /** Whether this version of a template is meant; which one {@code $Latest} is only EC2 knows. */
  boolean means(LaunchTemplate template) {
    if (!template.templateId().equals(id)) {
      return false;
    }
    return switch (version) {
      case DEFAULT -> template.isDefaultVersion().is(true);
      case "$Latest" -> true;
      default -> template.version().equals(version);
    };
  }
}
