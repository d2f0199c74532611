package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/**
 * A parameter of Systems Manager that the cluster takes a secret from ({@code
 * ssm:DescribeParameters}); its value is never read.
 */
public final class Parameter extends AwsResource {
  public Parameter(Document document) {
    super(document);
  }

  /** {@code String}, {@code StringList}, or {@code SecureString}, which alone is encrypted. */
  public Fact<String> parameterType() {
    return text("DescribeParameters", "Type");
  }
}
