package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

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

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
