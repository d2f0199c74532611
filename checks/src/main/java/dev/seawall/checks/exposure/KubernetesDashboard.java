package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/** The Kubernetes Dashboard, a web interface to the cluster. */
public final class KubernetesDashboard implements Check<Container> {
  private static final List<String> IMAGES =
      List.of(
          "kubernetesui/dashboard",
          "kubernetesui/dashboard-web",
          "kubernetes-dashboard-amd64",
          "kubernetes-dashboard/dashboard");

  @Override
  public Spec<Container> spec() {
    return Spec.check("kubernetes-dashboard").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    return container.component().isOneOf(IMAGES)
        ? fail(container.image(), "%s is the Kubernetes Dashboard", container)
        : pass();
  }
}
