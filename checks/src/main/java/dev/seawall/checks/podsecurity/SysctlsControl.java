package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Only sysctls that are isolated between pods.
 *
 * <p>Fields: {@code spec.securityContext.sysctls[*].name}. Allowed: the names below, more with each
 * of the versions named.
 */
final class SysctlsControl {
  private static final Set<String> SINCE_1_0 =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_syncookies");
  private static final Set<String> SINCE_1_27 = with(SINCE_1_0, "net.ipv4.ip_local_reserved_ports");
  private static final Set<String> SINCE_1_29 =
      with(
          SINCE_1_27,
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time");
  private static final Set<String> SINCE_1_32 =
      with(SINCE_1_29, "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");
  static final Set<String> SINCE_1_37 =
      with(SINCE_1_32, "net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_slow_start_after_idle");

  static final Control CONTROL =
      Control.baseline("sysctls")
          .since(0, pod -> judge(pod, SINCE_1_0))
          .since(27, pod -> judge(pod, SINCE_1_27))
          .since(29, pod -> judge(pod, SINCE_1_29))
          .since(32, pod -> judge(pod, SINCE_1_32))
          .since(37, pod -> judge(pod, SINCE_1_37));

  private SysctlsControl() {}

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  private static Optional<Denial> judge(PodTemplate pod, Set<String> allowed) {
    List<String> forbidden =
        pod.parts("spec", "securityContext", "sysctls").stream()
            .map(sysctl -> sysctl.text("name").or(""))
            .filter(name -> !allowed.contains(name))
            .toList();
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("forbidden sysctls", String.join(", ", forbidden)));
  }
}
