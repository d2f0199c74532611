package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.snapshot.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges pods as Pod Security Admission of a server does that knows the standards up to a version.
 * Fields are read as the API server has filled them in. Source: the Pod Security Standards as coded
 * in k8s.io/pod-security-admission.
 */
public final class PodSecurity {
  /** As the newest server does. */
  public static final PodSecurity NEWEST = new PodSecurity(new PolicyVersion(37));

  private static final Pattern SERVER = Pattern.compile("^v1\\.[0-9]+");

  // In the order that reasons are told: baseline first, then by id, upper case before lower case.
  private static final List<Control> CONTROLS =
      List.of(
              AllowPrivilegeEscalationControl.CONTROL,
              AppArmorProfileControl.CONTROL,
              CapabilitiesControls.BASELINE,
              CapabilitiesControls.RESTRICTED,
              HostNamespacesControl.CONTROL,
              HostPathVolumesControl.CONTROL,
              HostPortsControl.CONTROL,
              HostProbesControl.CONTROL,
              PrivilegedControl.CONTROL,
              ProcMountControls.BASELINE,
              ProcMountControls.RESTRICTED,
              RestrictedVolumesControl.CONTROL,
              RunAsNonRootControl.CONTROL,
              RunAsUserControl.CONTROL,
              SeccompProfileControls.BASELINE,
              SeccompProfileControls.RESTRICTED,
              SeLinuxOptionsControl.CONTROL,
              SysctlsControl.CONTROL,
              WindowsHostProcessControl.CONTROL)
          .stream()
          .sorted(Comparator.comparing(Control::level).thenComparing(Control::id))
          .toList();

  private final PolicyVersion newest;
  private final Map<Policy, List<Control>> asked = new ConcurrentHashMap<>();

  /** A server that knows the standards up to a version and holds pods to none that is newer. */
  public PodSecurity(PolicyVersion newest) {
    this.newest = newest;
  }

  /** The server of a cluster, by the version it told; the newest where none was asked. */
  static PodSecurity of(Inventory inventory) {
    return inventory.index(PodSecurity.class, each -> of(each.snapshot().scope()));
  }

  static PodSecurity of(Scope scope) {
    Matcher told = SERVER.matcher(scope.details().getOrDefault("version", ""));
    return told.find()
        ? PolicyVersion.of(told.group())
            .map(version -> new PodSecurity(version.atMost(NEWEST.newest)))
            .orElse(NEWEST)
        : NEWEST;
  }

  /** The ids of all controls, in the order that violations are told. */
  public static List<String> controls() {
    return CONTROLS.stream().map(Control::id).toList();
  }

  /** The ids of the controls that this server knows and a policy's version does not. */
  List<String> controlsMissingFrom(Policy policy) {
    return CONTROLS.stream()
        .filter(control -> policy.level().compareTo(control.level()) >= 0)
        .filter(control -> control.rule(newest).isPresent())
        .filter(control -> !asks(policy.version(), control))
        .map(Control::id)
        .toList();
  }

  /** Whether a version has the control, or the one it replaces asks the same there. */
  private boolean asks(PolicyVersion version, Control control) {
    return control.rule(version).isPresent()
        || CONTROLS.stream()
            .filter(other -> other.id().equals(control.replaces()))
            .anyMatch(other -> other.rule(version).equals(control.rule(newest)));
  }

  /** What admission says of a pod, or would say of the pods made from a template. */
  public Evaluation evaluate(PodTemplate pod, Policy policy) {
    PolicyVersion version = policy.version().atMost(newest);
    List<Violation> violations = new ArrayList<>();
    List<Evaluation.Undecided> undecided = new ArrayList<>();
    for (Control control : asked.computeIfAbsent(policy, this::controlsOf)) {
      try {
        Optional<Control.Rule> rule = control.rule(version);
        Optional<Denial> denial = rule.isEmpty() ? Optional.empty() : rule.get().judge(pod);
        if (denial.isPresent()) {
          Denial found = denial.get();
          violations.add(new Violation(control.id(), found.reason(), found.detail()));
        }
      } catch (UnresolvedFactException notKnown) {
        undecided.add(
            new Evaluation.Undecided(control.id(), String.valueOf(notKnown.getMessage())));
      }
    }
    return new Evaluation(policy, violations, undecided);
  }

  /** The controls of a policy, without those that others of it replace. */
  private List<Control> controlsOf(Policy policy) {
    PolicyVersion version = policy.version().atMost(newest);
    List<Control> all =
        CONTROLS.stream()
            .filter(control -> policy.level().compareTo(control.level()) >= 0)
            .filter(control -> control.rule(version).isPresent())
            .toList();
    Set<String> replaced = all.stream().map(Control::replaces).collect(Collectors.toSet());
    return all.stream().filter(control -> !replaced.contains(control.id())).toList();
  }
}
