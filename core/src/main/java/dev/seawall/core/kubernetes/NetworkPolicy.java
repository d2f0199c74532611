package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Part;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Policy;
import dev.seawall.core.kubernetes.network.PolicyReader;
import dev.seawall.core.kubernetes.network.Rule;
import dev.seawall.core.snapshot.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that says which traffic pods may have: of Kubernetes, of Cilium, of Calico, of AWS. */
public final class NetworkPolicy extends KubernetesObject {
  // Read when first asked for; two threads may read it twice.
  private @Nullable List<Policy> policies;

  NetworkPolicy(Document document) {
    super(document);
  }

  /** Whether it is for all namespaces. */
  public boolean isClusterWide() {
    return PolicyReader.isClusterWide(kind());
  }

  /** The policies it holds, read; a Cilium object may hold several. */
  public List<Policy> policies() {
    List<Policy> known = policies;
    if (known == null) {
      known = List.copyOf(PolicyReader.read(this, Part::new));
      policies = known;
    }
    return known;
  }

  /** Its rules that let traffic pass, of the policies that could be read. */
  public List<Rule> allowing(Direction direction) {
    List<Rule> allowing = new ArrayList<>();
    for (Policy policy : policies()) {
      for (Rule rule : policy.side(direction).rules()) {
        if (rule.action() == Rule.Action.ALLOW) {
          allowing.add(rule);
        }
      }
    }
    return allowing;
  }
}
