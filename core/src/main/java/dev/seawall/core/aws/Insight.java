package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.Set;

/** What EKS itself found out about a cluster ({@code InsightSummary} of the EKS API). */
public final class Insight extends AwsPart {
  private static final Set<String> BAD = Set.of("ERROR", "WARNING");

  Insight(EksCluster owner, Path path, Mapping content) {
    super(owner, path, content);
  }

  public String title() {
    return shown("name");
  }

  /** PASSING, WARNING, ERROR or UNKNOWN. */
  public Fact<String> status() {
    return text("insightStatus", "status");
  }

  /** Whether EKS warns of it or calls it an error. */
  public boolean isBad() {
    return status().value().filter(BAD::contains).isPresent();
  }
}
