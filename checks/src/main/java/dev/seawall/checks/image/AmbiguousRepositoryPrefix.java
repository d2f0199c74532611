package dev.seawall.checks.image;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.util.List;

/**
 * A Gatekeeper constraint that allows repositories by a prefix which other repositories start with
 * as well ({@code K8sAllowedRepos}, {@code spec.parameters.repos}).
 */
public final class AmbiguousRepositoryPrefix implements Check<KubernetesObject> {

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("ambiguous-repository-prefix").severity(HIGH).judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    boolean isConstraint =
        object.kind().equals("K8sAllowedRepos")
            && object.resource().group().equals("constraints.gatekeeper.sh");
    if (!isConstraint) {
      return notApplicable();
    }
    Fact<List<String>> allowed = object.texts("spec", "parameters", "repos");
    List<String> open =
        allowed.or(List.of()).stream().filter(AmbiguousRepositoryPrefix::isOpen).toList();
    return open.isEmpty()
        ? pass()
        : fail(allowed, "%s also allows repositories that start with it", Listed.of(open));
  }

  /** Neither a folder nor an image with its tag or digest. */
  private static boolean isOpen(String prefix) {
    String last = prefix.substring(prefix.lastIndexOf('/') + 1);
    boolean isImage = prefix.contains("/") && (last.contains(":") || last.contains("@"));
    return !prefix.endsWith("/") && !isImage;
  }
}
