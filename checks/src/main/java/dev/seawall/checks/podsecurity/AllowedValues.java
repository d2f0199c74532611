package dev.seawall.checks.podsecurity;

import java.util.Set;

/**
 * The values that the Pod Security Standards allow in their latest version, for the checks that
 * judge one field of one container.
 */
public final class AllowedValues {
  /** What the baseline level lets a container add; exactly these names. */
  public static final Set<String> BASELINE_CAPABILITIES = CapabilitiesControls.DEFAULTS;

  /** What the restricted level lets a container add. */
  public static final Set<String> RESTRICTED_CAPABILITIES = Set.of("NET_BIND_SERVICE");

  /** Kernel parameters that are separate for each pod and harm no other. */
  public static final Set<String> SYSCTLS = SysctlsControl.SINCE_1_37;

  /** The SELinux types that confine a container; empty is the runtime's own choice. */
  public static final Set<String> SELINUX_TYPES = SeLinuxOptionsControl.TYPES_1_31;

  /** The kinds of volume of the restricted level; a volume of no kind is an {@code emptyDir}. */
  public static final Set<String> RESTRICTED_VOLUMES = RestrictedVolumesControl.ALLOWED;

  /** The types of seccomp and AppArmor profiles that confine a container. */
  public static final Set<String> PROFILE_TYPES = Set.of("RuntimeDefault", "Localhost");

  private AllowedValues() {}
}
