package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePathTest {
  private static NodePath nodePath(String path, boolean readOnly) {
    String yaml =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - {name: app, image: a, volumeMounts: [{name: v, mountPath: /v, readOnly: %s}]}
          volumes: [{name: v, hostPath: {path: "%s"}}]
        """
            .formatted(readOnly, path);
    return NodePath.of(new Inventory(Snapshots.files(yaml)).all(Volume.class).getFirst())
        .orElseThrow();
  }

  /** What is worst about a path when it is read only, and when it may be written. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /run/containerd/containerd.sock, RUNTIME_SOCKET, RUNTIME_SOCKET
          /var/run/docker.sock, RUNTIME_SOCKET, RUNTIME_SOCKET
          /var/run, RUNTIME_SOCKET, RUNTIME_SOCKET
          /run/, RUNTIME_SOCKET, RUNTIME_SOCKET
          /run/api.sock, RUNTIME_SOCKET, RUNTIME_SOCKET
          /run/docker.sock.bak, OTHER, WRITABLE
          /var/run/aws-node, OTHER, WRITABLE
          /root/.aws, CLOUD_CREDENTIALS, CLOUD_CREDENTIALS
          /home/ec2-user/.aws/credentials, CLOUD_CREDENTIALS, CLOUD_CREDENTIALS
          /, SENSITIVE, SENSITIVE
          //, SENSITIVE, SENSITIVE
          /., SENSITIVE, SENSITIVE
          /etc/, SENSITIVE, SENSITIVE
          /etc/cni/net.d, OTHER, SENSITIVE
          /etc/machine-id, OTHER, SENSITIVE
          /etcetera, OTHER, WRITABLE
          /var/lib/kubelet/pods, SENSITIVE, SENSITIVE
          /var/lib/kubelet/plugins/ebs.csi.aws.com, OTHER, SENSITIVE
          /var/log, OTHER, SENSITIVE
          /proc/1/root, SENSITIVE, SENSITIVE
          /proc/1, SENSITIVE, SENSITIVE
          /proc/meminfo, OTHER, SENSITIVE
          /dev/mem, SENSITIVE, SENSITIVE
          /dev/nvme0n1p1, SENSITIVE, SENSITIVE
          /dev/kvm, OTHER, WRITABLE
          /etc/shadow, SENSITIVE, SENSITIVE
          /etc/kubernetes/admin.conf, SENSITIVE, SENSITIVE
          /lib/modules, OTHER, SENSITIVE
          /sys, OTHER, SENSITIVE
          /proc, SENSITIVE, SENSITIVE
          /dev, SENSITIVE, SENSITIVE
          /dev/log, OTHER, WRITABLE
          /run/xtables.lock, OTHER, OTHER
          /srv/data, OTHER, WRITABLE
          """)
  void theWorstThatIsToBeSaidOfAPathDecides(
      String path, NodePath.Kind read, NodePath.Kind written) {
    assertThat(nodePath(path, true).kind()).isEqualTo(read);
    assertThat(nodePath(path, false).kind()).isEqualTo(written);
  }
}
