package dev.seawall.collect.files;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files that make a cluster and hold no Kubernetes object: Terraform, CloudFormation, eksctl. They
 * are not judged, and a scan that passed them over in silence would seem to have judged them.
 */
final class ClusterPlan {
  private static final Set<String> TERRAFORM = Set.of(".tf", ".tofu");
  private static final String NOT_JUDGED =
      ", not judged; scan the cluster that it makes: seawall scan --cluster NAME";

  private ClusterPlan() {}

  /** Whether a file of this name is Terraform's or OpenTofu's own language. */
  static boolean isTerraform(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TERRAFORM.stream().anyMatch(lower::endsWith);
  }

  static String terraform(int files) {
    return "Terraform, in " + files + (files == 1 ? " file" : " files") + NOT_JUDGED;
  }

  /** What a document is, and that it was not judged, where it is one of these. */
  static Optional<String> notJudged(Mapping document) {
    return kind(document).map(what -> what + NOT_JUDGED);
  }

  private static Optional<String> kind(Mapping document) {
    if (document.get("apiVersion") instanceof Text version
        && version.text().startsWith("eksctl.io/")) {
      return Optional.of("a configuration of eksctl");
    }
    if (document.get("AWSTemplateFormatVersion") != null || hasAwsResource(document)) {
      return Optional.of("a CloudFormation template");
    }
    return document.get("terraform_version") == null
        ? Optional.empty()
        : Optional.of("a plan or state of Terraform");
  }

  private static boolean hasAwsResource(Mapping document) {
    if (!(document.get("Resources") instanceof Mapping resources)) {
      return false;
    }
    for (Value each : resources.entries().values()) {
      if (each instanceof Mapping resource
          && resource.get("Type") instanceof Text type
          && type.text().startsWith("AWS::")) {
        return true;
      }
    }
    return false;
  }
}
