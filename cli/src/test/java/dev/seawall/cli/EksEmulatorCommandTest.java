package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EksEmulatorCommandTest {
  @Test
  void toolsForDevelopersAreNotInTheHelpOfUsers() {
    assertThat(CommandRun.of("--help").out()).contains("scan").doesNotContain("dev ");
    assertThat(CommandRun.of("dev").code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=-1",
        "--port=65536",
        "--port=x",
        "--settle=-1",
        "--latency=-1",
        "--throttle-every=-1",
        "--deny=ec2:Describe*"
      })
  void refusesWhatMakesNoSense(String option) {
    CommandRun run = CommandRun.of("dev", "eks-emulator", option);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(option.substring(0, option.indexOf('='))).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("dev", "eks-emulator", "--port=" + taken.getLocalPort());

      assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(run.err()).contains("cannot listen on port " + taken.getLocalPort());
    }
  }
}
