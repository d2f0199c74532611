package dev.seawall.checks.hygiene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A version of an API that Kubernetes no longer serves, from the release's deprecated API migration
 * guide.
 *
 * @param version group and version
 * @param kinds the kinds that were served in it
 * @param since the release that stopped serving it
 */
record RemovedApi(String version, Set<String> kinds, String since) {
  private static final Set<String> WORKLOADS =
      Set.of("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet");
  private static final Set<String> FLOW_CONTROL =
      Set.of("FlowSchema", "PriorityLevelConfiguration");

  private static final List<RemovedApi> ALL =
      List.of(
          new RemovedApi(
              "extensions/v1beta1",
              Set.of("DaemonSet", "Deployment", "NetworkPolicy", "PodSecurityPolicy", "ReplicaSet"),
              "1.16"),
          new RemovedApi("apps/v1beta1", WORKLOADS, "1.16"),
          new RemovedApi("apps/v1beta2", WORKLOADS, "1.16"),
          new RemovedApi(
              "admissionregistration.k8s.io/v1beta1",
              Set.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"),
              "1.22"),
          new RemovedApi(
              "apiextensions.k8s.io/v1beta1", Set.of("CustomResourceDefinition"), "1.22"),
          new RemovedApi("apiregistration.k8s.io/v1beta1", Set.of("APIService"), "1.22"),
          new RemovedApi("authentication.k8s.io/v1beta1", Set.of("TokenReview"), "1.22"),
          new RemovedApi(
              "authorization.k8s.io/v1beta1",
              Set.of(
                  "LocalSubjectAccessReview",
                  "SelfSubjectAccessReview",
                  "SelfSubjectRulesReview",
                  "SubjectAccessReview"),
              "1.22"),
          new RemovedApi(
              "certificates.k8s.io/v1beta1", Set.of("CertificateSigningRequest"), "1.22"),
          new RemovedApi("coordination.k8s.io/v1beta1", Set.of("Lease"), "1.22"),
          new RemovedApi("extensions/v1beta1", Set.of("Ingress"), "1.22"),
          new RemovedApi("networking.k8s.io/v1beta1", Set.of("Ingress", "IngressClass"), "1.22"),
          new RemovedApi(
              "rbac.authorization.k8s.io/v1beta1",
              Set.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"),
              "1.22"),
          new RemovedApi("scheduling.k8s.io/v1beta1", Set.of("PriorityClass"), "1.22"),
          new RemovedApi(
              "storage.k8s.io/v1beta1",
              Set.of("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"),
              "1.22"),
          new RemovedApi("autoscaling/v2beta1", Set.of("HorizontalPodAutoscaler"), "1.25"),
          new RemovedApi("batch/v1beta1", Set.of("CronJob"), "1.25"),
          new RemovedApi("discovery.k8s.io/v1beta1", Set.of("EndpointSlice"), "1.25"),
          new RemovedApi("events.k8s.io/v1beta1", Set.of("Event"), "1.25"),
          new RemovedApi("node.k8s.io/v1beta1", Set.of("RuntimeClass"), "1.25"),
          new RemovedApi(
              "policy/v1beta1", Set.of("PodDisruptionBudget", "PodSecurityPolicy"), "1.25"),
          new RemovedApi("autoscaling/v2beta2", Set.of("HorizontalPodAutoscaler"), "1.26"),
          new RemovedApi("flowcontrol.apiserver.k8s.io/v1beta1", FLOW_CONTROL, "1.26"),
          new RemovedApi("storage.k8s.io/v1beta1", Set.of("CSIStorageCapacity"), "1.27"),
          new RemovedApi("flowcontrol.apiserver.k8s.io/v1beta2", FLOW_CONTROL, "1.29"),
          new RemovedApi("flowcontrol.apiserver.k8s.io/v1beta3", FLOW_CONTROL, "1.32"));

  private static final Map<String, List<RemovedApi>> BY_VERSION =
      ALL.stream().collect(Collectors.groupingBy(RemovedApi::version));

  RemovedApi {
    kinds = Set.copyOf(kinds);
  }

  static Optional<RemovedApi> find(String apiVersion, String kind) {
    List<RemovedApi> ofVersion = BY_VERSION.getOrDefault(apiVersion, List.of());
    if (ofVersion.isEmpty()) {
      return Optional.empty();
    }
    return ofVersion.stream().filter(each -> each.kinds().contains(kind)).findFirst();
  }
}
