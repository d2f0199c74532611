package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code preflight} and {@code collect} answer about a real API server, and where to. */
class ClusterIT {
  private static ApiServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = ApiServer.start("nobody");
    server.apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seen, namespace: default}\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private String[] command(String name, String user) {
    String kubeconfig = "--kubeconfig=" + server.kubeconfig(user);
    return name.equals("preflight")
        ? new String[] {name, kubeconfig}
        : new String[] {name, kubeconfig, "--output=" + folder.resolve("cluster.snapshot")};
  }

  @Test
  void answersOfAWholeClusterAreOneLine() {
    CommandRun preflight = CommandRun.of(command("preflight", "admin"));
    assertThat(preflight.code()).as(preflight.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(preflight.out()).isEqualTo("Nothing is missing: testbed can be scanned whole.\n");
    CommandRun collect = CommandRun.of(command("collect", "admin"));
    assertThat(collect.code()).as(collect.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(collect.out()).matches(".*cluster.snapshot: \\d+ objects of testbed\n");
    assertThat(collect.err()).isEmpty();
  }

  @Test
  void whatIsForbiddenIsToldLineByLine() {
    CommandRun preflight = CommandRun.of(command("preflight", "nobody"));
    assertThat(preflight.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(preflight.out()).contains("  costs ").endsWith("seawall permissions --rbac\n");
    // what only a scan of the AWS side asks is not lost
    assertThat(preflight.out()).doesNotContain("access-entry");
    CommandRun collect = CommandRun.of(command("collect", "nobody"));
    assertThat(collect.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(collect.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("seawall: "));
  }

  @Test
  void fullDiskBehindStandardOutputIsIncomplete() throws IOException {
    for (String name : List.of("preflight", "collect")) {
      try (FileOutputStream full = new FileOutputStream("/dev/full")) {
        CommandRun run = CommandRun.into(full, command(name, "admin"));
        assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run.err())
            .isEqualToNormalizingNewlines("seawall: standard output: No space left on device\n");
      }
    }
    assertThat(Files.size(folder.resolve("cluster.snapshot"))).isPositive();
  }

  @Test
  void nameOfAClusterDoesNotSteerTheTerminalThatShowsIt() throws IOException {
    String hostile = "\"prod\\e[31m\\r\\u202e\"";
    String config = Files.readString(server.kubeconfig("admin")).replace("testbed", hostile);
    Path kubeconfig = Files.writeString(folder.resolve("config"), config);
    CommandRun run = CommandRun.of("preflight", "--kubeconfig=" + kubeconfig);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.out()).contains("prod\\u001b[31m").matches("[\\x20-\\x7e]+\\R");
  }
}
