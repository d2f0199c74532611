package dev.seawall.checks.exposure;

import dev.seawall.core.kubernetes.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program that administers, runs what it is sent or answers anybody, by the end of its image's
 * name; with ports where the image also serves what its users put into it. Sources are on the page
 * of the check.
 */
record SensitiveInterface(String name, String image, Set<Long> ports) {
  private static final List<SensitiveInterface> ALL =
      List.of(
          of("Kubernetes Dashboard", "kubernetesui/dashboard"),
          of("Kubernetes Dashboard", "kubernetesui/dashboard-web"),
          of("Kubernetes Dashboard", "kubernetes-dashboard-amd64"),
          of("Argo CD", "argoproj/argocd"),
          of("Argo Workflows", "argoproj/argocli"),
          of("Jenkins", "jenkins/jenkins"),
          of("Kubeflow", "kubeflow/centraldashboard"),
          of("Kubeflow Pipelines", "kubeflow/kfp-frontend"),
          of("Kubeflow Pipelines", "ml-pipeline/frontend"),
          of("MLflow", "mlflow/mlflow"),
          of("Weave Scope", "weaveworks/scope"),
          of("Airflow", "apache/airflow"),
          of("NiFi", "apache/nifi"),
          of("Zeppelin", "apache/zeppelin"),
          of("Portainer", "portainer/portainer-ce"),
          of("Jupyter", "jupyter/base-notebook"),
          of("Jupyter", "jupyter/minimal-notebook"),
          of("Jupyter", "jupyter/scipy-notebook"),
          of("Jupyter", "jupyter/datascience-notebook"),
          of("Jupyter", "jupyter/tensorflow-notebook"),
          of("Jupyter", "jupyter/pytorch-notebook"),
          of("Jupyter", "jupyter/pyspark-notebook"),
          of("Jupyter", "jupyter/all-spark-notebook"),
          of("Langflow", "langflowai/langflow"),
          of("Flowise", "flowiseai/flowise"),
          of("Ollama", "ollama/ollama"),
          of("vLLM", "vllm/vllm-openai"),
          of("Triton", "nvidia/tritonserver"),
          of("Ray", "rayproject/ray", 8265, 10001, 6379),
          of("Ray", "rayproject/ray-ml", 8265, 10001, 6379));

  private static SensitiveInterface of(String name, String image, long... ports) {
    return new SensitiveInterface(
        name, image, Arrays.stream(ports).boxed().collect(Collectors.toUnmodifiableSet()));
  }

  static Optional<SensitiveInterface> of(Component component) {
    for (SensitiveInterface each : ALL) {
      if (component.is(each.image())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
