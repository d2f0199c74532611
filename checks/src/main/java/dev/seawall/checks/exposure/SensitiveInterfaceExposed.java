package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Service;
import dev.seawall.core.kubernetes.Types;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A Service that opens an administrative interface to the outside of the cluster ({@code
 * spec.type}, the images of its pods).
 */
public final class SensitiveInterfaceExposed implements Check<Service> {
  private static final Map<String, String> INTERFACES =
      Map.ofEntries(
          Map.entry("kubernetesui/dashboard", "Kubernetes Dashboard"),
          Map.entry("kubernetesui/dashboard-web", "Kubernetes Dashboard"),
          Map.entry("kubernetes-dashboard-amd64", "Kubernetes Dashboard"),
          Map.entry("argoproj/argocd", "Argo CD"),
          Map.entry("argoproj/argocli", "Argo Workflows"),
          Map.entry("jenkins/jenkins", "Jenkins"),
          Map.entry("kubeflow/centraldashboard", "Kubeflow"),
          Map.entry("mlflow/mlflow", "MLflow"),
          Map.entry("rayproject/ray", "Ray"),
          Map.entry("weaveworks/scope", "Weave Scope"),
          Map.entry("apache/airflow", "Airflow"),
          Map.entry("portainer/portainer-ce", "Portainer"));

  @Override
  public Spec<Service> spec() {
    return Spec.check("sensitive-interface-exposed")
        .severity(HIGH)
        .judges(Service.class)
        .reads(Types.WORKLOADS)
        .reads(Types.INGRESSES, Types.HTTP_ROUTES);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    boolean exposed =
        service.serviceType().is("NodePort")
            || service.internetFacing(inventory.cluster().isWhole()).isPresent()
            || inventory.cluster().ingressBackends().contains(service);
    if (!exposed) {
      return pass();
    }
    Set<String> seen = new HashSet<>();
    for (PodTemplate pod : service.pods(inventory.cluster())) {
      for (Container container : pod.containers()) {
        Component component = Component.of(container.image().or(""));
        if (!seen.add(component.repository())) {
          continue;
        }
        for (Map.Entry<String, String> each : INTERFACES.entrySet()) {
          if (component.is(each.getKey())) {
            return fail(
                    service.serviceType(), "%s opens %s to the outside", service, each.getValue())
                .and(container.image());
          }
        }
      }
    }
    return pass();
  }
}
