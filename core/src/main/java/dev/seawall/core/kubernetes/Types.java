package dev.seawall.core.kubernetes;

import dev.seawall.core.snapshot.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types of Kubernetes objects that Seawall knows by name, as the API serves them. */
public final class Types {
  public static final ResourceType PODS = new ResourceType("", "pods", "Pod", true);
  public static final ResourceType DEPLOYMENTS =
      new ResourceType("apps", "deployments", "Deployment", true);
  public static final ResourceType REPLICA_SETS =
      new ResourceType("apps", "replicasets", "ReplicaSet", true);
  public static final ResourceType STATEFUL_SETS =
      new ResourceType("apps", "statefulsets", "StatefulSet", true);
  public static final ResourceType DAEMON_SETS =
      new ResourceType("apps", "daemonsets", "DaemonSet", true);
  public static final ResourceType REPLICATION_CONTROLLERS =
      new ResourceType("", "replicationcontrollers", "ReplicationController", true);
  public static final ResourceType POD_TEMPLATES =
      new ResourceType("", "podtemplates", "PodTemplate", true);
  public static final ResourceType JOBS = new ResourceType("batch", "jobs", "Job", true);
  public static final ResourceType CRON_JOBS =
      new ResourceType("batch", "cronjobs", "CronJob", true);
  public static final ResourceType NAMESPACES =
      new ResourceType("", "namespaces", "Namespace", false);
  public static final ResourceType NODES = new ResourceType("", "nodes", "Node", false);
  public static final ResourceType SERVICES = new ResourceType("", "services", "Service", true);
  public static final ResourceType ENDPOINTS = new ResourceType("", "endpoints", "Endpoints", true);
  public static final ResourceType ENDPOINT_SLICES =
      new ResourceType("discovery.k8s.io", "endpointslices", "EndpointSlice", true);
  public static final ResourceType CONFIG_MAPS =
      new ResourceType("", "configmaps", "ConfigMap", true);
  public static final ResourceType SECRETS = new ResourceType("", "secrets", "Secret", true);
  public static final ResourceType SERVICE_ACCOUNTS =
      new ResourceType("", "serviceaccounts", "ServiceAccount", true);
  public static final ResourceType PERSISTENT_VOLUMES =
      new ResourceType("", "persistentvolumes", "PersistentVolume", false);
  public static final ResourceType PERSISTENT_VOLUME_CLAIMS =
      new ResourceType("", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  public static final ResourceType STORAGE_CLASSES =
      new ResourceType("storage.k8s.io", "storageclasses", "StorageClass", false);
  public static final ResourceType RESOURCE_QUOTAS =
      new ResourceType("", "resourcequotas", "ResourceQuota", true);
  public static final ResourceType LIMIT_RANGES =
      new ResourceType("", "limitranges", "LimitRange", true);
  public static final ResourceType ROLES =
      new ResourceType("rbac.authorization.k8s.io", "roles", "Role", true);
  public static final ResourceType CLUSTER_ROLES =
      new ResourceType("rbac.authorization.k8s.io", "clusterroles", "ClusterRole", false);
  public static final ResourceType ROLE_BINDINGS =
      new ResourceType("rbac.authorization.k8s.io", "rolebindings", "RoleBinding", true);
  public static final ResourceType CLUSTER_ROLE_BINDINGS =
      new ResourceType(
          "rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding", false);
  public static final ResourceType NETWORK_POLICIES =
      new ResourceType("networking.k8s.io", "networkpolicies", "NetworkPolicy", true);
  public static final ResourceType INGRESSES =
      new ResourceType("networking.k8s.io", "ingresses", "Ingress", true);
  public static final ResourceType INGRESS_CLASSES =
      new ResourceType("networking.k8s.io", "ingressclasses", "IngressClass", false);
  public static final ResourceType POD_DISRUPTION_BUDGETS =
      new ResourceType("policy", "poddisruptionbudgets", "PodDisruptionBudget", true);
  public static final ResourceType POD_SECURITY_POLICIES =
      new ResourceType("policy", "podsecuritypolicies", "PodSecurityPolicy", false);
  public static final ResourceType HORIZONTAL_POD_AUTOSCALERS =
      new ResourceType("autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);
  public static final ResourceType PRIORITY_CLASSES =
      new ResourceType("scheduling.k8s.io", "priorityclasses", "PriorityClass", false);
  public static final ResourceType RUNTIME_CLASSES =
      new ResourceType("node.k8s.io", "runtimeclasses", "RuntimeClass", false);
  public static final ResourceType CUSTOM_RESOURCE_DEFINITIONS =
      new ResourceType(
          "apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition", false);
  public static final ResourceType API_SERVICES =
      new ResourceType("apiregistration.k8s.io", "apiservices", "APIService", false);
  public static final ResourceType VALIDATING_WEBHOOKS =
      new ResourceType(
          "admissionregistration.k8s.io",
          "validatingwebhookconfigurations",
          "ValidatingWebhookConfiguration",
          false);
  public static final ResourceType MUTATING_WEBHOOKS =
      new ResourceType(
          "admissionregistration.k8s.io",
          "mutatingwebhookconfigurations",
          "MutatingWebhookConfiguration",
          false);
  public static final ResourceType VALIDATING_ADMISSION_POLICIES =
      new ResourceType(
          "admissionregistration.k8s.io",
          "validatingadmissionpolicies",
          "ValidatingAdmissionPolicy",
          false);
  public static final ResourceType VALIDATING_ADMISSION_POLICY_BINDINGS =
      new ResourceType(
          "admissionregistration.k8s.io",
          "validatingadmissionpolicybindings",
          "ValidatingAdmissionPolicyBinding",
          false);
  public static final ResourceType CERTIFICATE_SIGNING_REQUESTS =
      new ResourceType(
          "certificates.k8s.io", "certificatesigningrequests", "CertificateSigningRequest", false);
  public static final ResourceType GATEWAYS =
      new ResourceType("gateway.networking.k8s.io", "gateways", "Gateway", true);
  public static final ResourceType HTTP_ROUTES =
      new ResourceType("gateway.networking.k8s.io", "httproutes", "HTTPRoute", true);
  public static final ResourceType REFERENCE_GRANTS =
      new ResourceType("gateway.networking.k8s.io", "referencegrants", "ReferenceGrant", true);
  public static final ResourceType CILIUM_NETWORK_POLICIES =
      new ResourceType("cilium.io", "ciliumnetworkpolicies", "CiliumNetworkPolicy", true);
  public static final ResourceType CILIUM_CLUSTERWIDE_NETWORK_POLICIES =
      new ResourceType(
          "cilium.io", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy", false);
  public static final ResourceType CALICO_NETWORK_POLICIES =
      new ResourceType("crd.projectcalico.org", "networkpolicies", "NetworkPolicy", true);
  public static final ResourceType CALICO_GLOBAL_NETWORK_POLICIES =
      new ResourceType(
          "crd.projectcalico.org", "globalnetworkpolicies", "GlobalNetworkPolicy", false);
  public static final ResourceType ADMIN_NETWORK_POLICIES =
      new ResourceType(
          "policy.networking.k8s.io", "adminnetworkpolicies", "AdminNetworkPolicy", false);
  public static final ResourceType BASELINE_ADMIN_NETWORK_POLICIES =
      new ResourceType(
          "policy.networking.k8s.io",
          "baselineadminnetworkpolicies",
          "BaselineAdminNetworkPolicy",
          false);
  public static final ResourceType CLUSTER_NETWORK_POLICIES =
      new ResourceType(
          "policy.networking.k8s.io", "clusternetworkpolicies", "ClusterNetworkPolicy", false);
  public static final ResourceType AWS_CLUSTER_NETWORK_POLICIES =
      new ResourceType(
          "networking.k8s.aws", "clusternetworkpolicies", "ClusterNetworkPolicy", false);
  public static final ResourceType AWS_APPLICATION_NETWORK_POLICIES =
      new ResourceType(
          "networking.k8s.aws", "applicationnetworkpolicies", "ApplicationNetworkPolicy", true);
  public static final ResourceType SECRET_PROVIDER_CLASSES =
      new ResourceType(
          "secrets-store.csi.x-k8s.io", "secretproviderclasses", "SecretProviderClass", true);
  public static final ResourceType EXTERNAL_SECRETS =
      new ResourceType("external-secrets.io", "externalsecrets", "ExternalSecret", true);
  public static final ResourceType SECRET_STORES =
      new ResourceType("external-secrets.io", "secretstores", "SecretStore", true);
  public static final ResourceType CLUSTER_SECRET_STORES =
      new ResourceType("external-secrets.io", "clustersecretstores", "ClusterSecretStore", false);
  public static final ResourceType BACKUP_STORAGE_LOCATIONS =
      new ResourceType("velero.io", "backupstoragelocations", "BackupStorageLocation", true);
  public static final ResourceType VELERO_BACKUPS =
      new ResourceType("velero.io", "backups", "Backup", true);

  /** Every constant of this class. */
  public static final List<ResourceType> ALL =
      List.of(
          PODS,
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          DAEMON_SETS,
          REPLICATION_CONTROLLERS,
          POD_TEMPLATES,
          JOBS,
          CRON_JOBS,
          NAMESPACES,
          NODES,
          SERVICES,
          ENDPOINTS,
          ENDPOINT_SLICES,
          CONFIG_MAPS,
          SECRETS,
          SERVICE_ACCOUNTS,
          PERSISTENT_VOLUMES,
          PERSISTENT_VOLUME_CLAIMS,
          STORAGE_CLASSES,
          RESOURCE_QUOTAS,
          LIMIT_RANGES,
          ROLES,
          CLUSTER_ROLES,
          ROLE_BINDINGS,
          CLUSTER_ROLE_BINDINGS,
          NETWORK_POLICIES,
          INGRESSES,
          INGRESS_CLASSES,
          POD_DISRUPTION_BUDGETS,
          POD_SECURITY_POLICIES,
          HORIZONTAL_POD_AUTOSCALERS,
          PRIORITY_CLASSES,
          RUNTIME_CLASSES,
          CUSTOM_RESOURCE_DEFINITIONS,
          API_SERVICES,
          VALIDATING_WEBHOOKS,
          MUTATING_WEBHOOKS,
          VALIDATING_ADMISSION_POLICIES,
          VALIDATING_ADMISSION_POLICY_BINDINGS,
          CERTIFICATE_SIGNING_REQUESTS,
          GATEWAYS,
          HTTP_ROUTES,
          REFERENCE_GRANTS,
          CILIUM_NETWORK_POLICIES,
          CILIUM_CLUSTERWIDE_NETWORK_POLICIES,
          CALICO_NETWORK_POLICIES,
          CALICO_GLOBAL_NETWORK_POLICIES,
          ADMIN_NETWORK_POLICIES,
          BASELINE_ADMIN_NETWORK_POLICIES,
          CLUSTER_NETWORK_POLICIES,
          AWS_CLUSTER_NETWORK_POLICIES,
          AWS_APPLICATION_NETWORK_POLICIES,
          SECRET_PROVIDER_CLASSES,
          EXTERNAL_SECRETS,
          SECRET_STORES,
          CLUSTER_SECRET_STORES,
          BACKUP_STORAGE_LOCATIONS,
          VELERO_BACKUPS);

  /** Objects that name secrets in stores outside the cluster, and the stores. */
  public static final Set<ResourceType> SECRETS_ELSEWHERE =
      Set.of(SECRET_PROVIDER_CLASSES, EXTERNAL_SECRETS, SECRET_STORES, CLUSTER_SECRET_STORES);

  /** Objects that say which traffic pods may have, whichever API they are of. */
  public static final Set<ResourceType> TRAFFIC_POLICIES =
      Set.of(
          NETWORK_POLICIES,
          CILIUM_NETWORK_POLICIES,
          CILIUM_CLUSTERWIDE_NETWORK_POLICIES,
          CALICO_NETWORK_POLICIES,
          CALICO_GLOBAL_NETWORK_POLICIES,
          ADMIN_NETWORK_POLICIES,
          BASELINE_ADMIN_NETWORK_POLICIES,
          CLUSTER_NETWORK_POLICIES,
          AWS_CLUSTER_NETWORK_POLICIES,
          AWS_APPLICATION_NETWORK_POLICIES);

  /** What says which rights a pod's token has. */
  public static final Set<ResourceType> RIGHTS_OF_PODS =
      Set.of(SERVICE_ACCOUNTS, ROLES, CLUSTER_ROLES, ROLE_BINDINGS, CLUSTER_ROLE_BINDINGS);

  /** Objects that are pods or make pods from a template, among the built-in types. */
  public static final Set<ResourceType> WORKLOADS =
      Set.of(
          PODS,
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          DAEMON_SETS,
          REPLICATION_CONTROLLERS,
          POD_TEMPLATES,
          JOBS,
          CRON_JOBS);

  private static final Set<String> LEGACY_EXTENSIONS =
      Set.of("Deployment", "ReplicaSet", "DaemonSet", "NetworkPolicy", "Ingress");

  private Types() {}

  /**
   * The type of an object by its group and kind. Objects of the removed {@code extensions} group
   * are the ones that succeeded them.
   */
  public static Optional<ResourceType> of(String group, String kind) {
    for (ResourceType type : ALL) {
      if (type.kind().equals(kind)
          && (type.group().equals(group)
              || (group.equals("extensions") && LEGACY_EXTENSIONS.contains(kind))
              || (group.equals("projectcalico.org")
                  && type.group().equals("crd.projectcalico.org")))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
