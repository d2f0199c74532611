package dev.seawall.checks.hygiene;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The field names of one type of the Kubernetes API, found whatever their case. The tables are
 * those of Kubernetes 1.34 and what was added since.
 */
public record FieldNames(Set<String> names, Map<String, String> byLowerCase) {
  /** {@code PodSpec}. */
  public static final FieldNames POD =
      of(
          """
          activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig dnsPolicy
          enableServiceLinks ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers
          hostname hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead
          preemptionPolicy priority priorityClassName readinessGates resourceClaims resources
          restartPolicy runtimeClassName schedulerName schedulingGates securityContext
          serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain
          terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes
          """);

  /** {@code Container} and {@code EphemeralContainer}. */
  public static final FieldNames CONTAINER =
      of(
          """
          args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports
          readinessProbe resizePolicy resources restartPolicy restartPolicyRules securityContext
          startupProbe stdin stdinOnce targetContainerName terminationMessagePath
          terminationMessagePolicy tty volumeDevices volumeMounts workingDir
          """);

  /** {@code PodSecurityContext} and {@code SecurityContext}. */
  public static final FieldNames SECURITY_CONTEXT =
      of(
          """
          allowPrivilegeEscalation appArmorProfile capabilities fsGroup fsGroupChangePolicy
          privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser
          seLinuxChangePolicy seLinuxOptions seccompProfile supplementalGroups
          supplementalGroupsPolicy sysctls windowsOptions
          """);

  public FieldNames {
    names = Set.copyOf(names);
    byLowerCase = Map.copyOf(byLowerCase);
  }

  private static FieldNames of(String names) {
    Set<String> found = Set.of(names.strip().split("\\s+", -1));
    return new FieldNames(
        found,
        found.stream()
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name)));
  }

  /** The field that a key would be if its case were another. */
  public Optional<String> meantBy(String key) {
    return names.contains(key)
        ? Optional.empty()
        : Optional.ofNullable(byLowerCase.get(key.toLowerCase(Locale.ROOT)));
  }
}
