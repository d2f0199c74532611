package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Wildcards;
import java.util.List;
import java.util.Map;

/** A Fargate profile ({@code eks:DescribeFargateProfile}). */
public final class FargateProfile extends AwsResource {
  private static final String DESCRIBED = "DescribeFargateProfile";

  public FargateProfile(Document document) {
    super(document);
  }

  public Fact<String> clusterName() {
    return text(DESCRIBED, "clusterName");
  }

  /** The role that pulls images and writes logs for the pods. */
  public Fact<String> executionRole() {
    return text(DESCRIBED, "podExecutionRoleArn");
  }

  public Fact<List<String>> subnetIds() {
    return texts(DESCRIBED, "subnets").orDefault(List.of());
  }

  /** Which pods run on Fargate: {@code namespace} and {@code labels} each. */
  public List<AwsPart> selectors() {
    return parts(this::part, DESCRIBED, "selectors");
  }

  /**
   * Whether pods of a namespace with some labels are started on Fargate when they are created. A
   * selector may have {@code *} and {@code ?} in the namespace and in the labels (EKS User Guide,
   * "Define which Pods use AWS Fargate when launched").
   */
  public boolean takes(String namespace, Map<String, String> labels) {
    return text(DESCRIBED, "status").orDefault("ACTIVE").is("ACTIVE")
        && selectors().stream()
            .anyMatch(
                each ->
                    Wildcards.match(each.text("namespace").or(""), namespace)
                        && each.textMap("labels").or(Map.of()).entrySet().stream()
                            .allMatch(wanted -> has(labels, wanted)));
  }

  private static boolean has(Map<String, String> labels, Map.Entry<String, String> wanted) {
    return labels.entrySet().stream()
        .anyMatch(
            each ->
                Wildcards.match(wanted.getKey(), each.getKey())
                    && Wildcards.match(wanted.getValue(), each.getValue()));
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
