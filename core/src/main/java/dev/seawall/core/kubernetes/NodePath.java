package dev.seawall.core.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path of the node that a volume shows to containers, and what is worst about it. Each kind is
 * told by one check, so that one volume is one finding.
 *
 * @param path without repeated and trailing slashes
 * @param kind what is worst about it
 */
public record NodePath(String path, Kind kind) {
  /** From worst to mildest. */
  public enum Kind {
    RUNTIME_SOCKET,
    CLOUD_CREDENTIALS,
    SENSITIVE,
    WRITABLE,
    OTHER
  }

  /** The folders kept for the sockets that start containers on the node, and such sockets. */
  private static final Pattern RUNTIME_SOCKET =
      Pattern.compile(
          "(/var)?/run(/docker(/containerd)?|/containerd|/crio|/k3s(/containerd)?|/podman"
              + "|/host-containerd|/api\\.sock)?"
              + "|/.*\\b(docker|containerd|crio|cri-dockerd|dockershim|podman)\\.sock(\\.ttrpc)?");

  private static final Pattern CLOUD_CREDENTIALS =
      Pattern.compile(
          "(/root|/home/[^/]+)/(\\.aws|\\.azure|\\.config/gcloud)(/.*)?|/etc/kubernetes/azure\\.json"
              + "|/\\.aws(/.*)?|/var/lib/cloud(/.*)?");

  /** Holds keys, tokens or every process of the node, so that reading is enough. */
  private static final Set<String> SENSITIVE_TO_READ =
      Set.of("/", "/dev", "/etc", "/etc/kubernetes", "/home", "/proc", "/root", "/var", "/var/lib");

  private static final List<String> SENSITIVE_TREES_TO_READ =
      List.of(
          "/etc/kubernetes/pki",
          "/etc/ssh",
          "/etc/eks",
          "/root/.ssh",
          "/root/.kube",
          "/var/lib/etcd",
          "/var/lib/containerd",
          "/var/lib/docker");

  /** Single files that hold as much: raw disks and memory, and other ways to the node's root. */
  private static final Pattern SENSITIVE_FILES_TO_READ =
      Pattern.compile(
          "/dev/(mem|kmem|port|sd[a-z]+[0-9]*|xvd[a-z]+[0-9]*|vd[a-z]+[0-9]*|nvme[0-9]+n[0-9]+(p[0-9]+)?)"
              + "|/proc/(kcore|[0-9]+(/(root|cwd|environ|mem|fd)(/.*)?)?)"
              + "|/etc/g?shadow-?|/etc/kubernetes/[^/]+\\.conf");

  private static final Set<String> KUBELET =
      Set.of(
          "/var/lib/kubelet",
          "/var/lib/kubelet/config.json",
          "/var/lib/kubelet/kubeconfig",
          "/var/lib/kubelet/pki",
          "/var/lib/kubelet/pods");

  /** Holds what the node runs, so that writing is taking it over. */
  private static final List<String> SENSITIVE_TREES_TO_WRITE =
      List.of(
          "/bin",
          "/boot",
          "/etc",
          "/home",
          "/lib",
          "/lib64",
          "/opt/cni",
          "/proc",
          "/root",
          "/sbin",
          "/sys",
          "/usr",
          "/var/lib/kubelet",
          "/var/log",
          "/var/spool/cron");

  /** A lock that only keeps programs from changing firewall rules at the same time. */
  private static final String XTABLES_LOCK = "/run/xtables.lock";

  private static final Pattern SLASHES = Pattern.compile("/+(\\./+)*");

  /** The path of a volume, if it is one of the node's. */
  public static Optional<NodePath> of(Volume volume) {
    return volume.hostPath().value().map(written -> of(plain(written), isWritable(volume)));
  }

  private static NodePath of(String path, boolean writable) {
    return new NodePath(path, kindOf(path, writable));
  }

  /** Whether a container may write to it: one of those that mount it does not say read-only. */
  public static boolean isWritable(Volume volume) {
    return volume.mounts().stream().anyMatch(mount -> !mount.readOnly());
  }

  private static Kind kindOf(String path, boolean writable) {
    if (RUNTIME_SOCKET.matcher(path).matches()) {
      return Kind.RUNTIME_SOCKET;
    }
    if (CLOUD_CREDENTIALS.matcher(path).matches()) {
      return Kind.CLOUD_CREDENTIALS;
    }
    if (SENSITIVE_TO_READ.contains(path)
        || KUBELET.contains(path)
        || SENSITIVE_FILES_TO_READ.matcher(path).matches()
        || isIn(path, SENSITIVE_TREES_TO_READ)
        || (writable && isIn(path, SENSITIVE_TREES_TO_WRITE))) {
      return Kind.SENSITIVE;
    }
    return writable && !path.equals(XTABLES_LOCK) ? Kind.WRITABLE : Kind.OTHER;
  }

  private static boolean isIn(String path, List<String> trees) {
    return trees.stream().anyMatch(tree -> path.equals(tree) || path.startsWith(tree + "/"));
  }

  private static String plain(String written) {
    String path = SLASHES.matcher(written).replaceAll("/");
    if (path.endsWith("/.")) {
      path = path.substring(0, path.length() - 1);
    }
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
