package dev.seawall.checks.podsecurity;

import java.util.Set;

/**
 * The values that the Pod Security Standards allow in their latest version, for the checks that
 * judge one field of one container.
 */
public final class AllowedValues {
  /** What the baseline level lets a container add; exactly these names. */
  public static final Set<String> BASELINE_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  /** What the restricted level lets a container add. */
  public static final Set<String> RESTRICTED_CAPABILITIES = Set.of("NET_BIND_SERVICE");

  /** Kernel parameters that are separate for each pod and harm no other. */
  public static final Set<String> SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  /** The SELinux types that confine a container. */
  public static final Set<String> SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  /** The kinds of volume of the restricted level; a volume of no kind is an {@code emptyDir}. */
  public static final Set<String> RESTRICTED_VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  /** The types of seccomp and AppArmor profiles that confine a container. */
  public static final Set<String> PROFILE_TYPES = Set.of("RuntimeDefault", "Localhost");

  private AllowedValues() {}
}
