package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "KSV-0017",
        "ksv-0017",
        "KSV017",
        "AVD-KSV-0017",
        "trivy:AVD-KSV-0017",
        "C-0057",
        "checkov:CKV_K8S_16",
        "privileged-container"
      })
  void knowsACheckByEveryNameThatOtherScannersPrint(String name) {
    CommandRun run = CommandRun.of("explain", name);
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Privileged container  critical  privileged-container");
  }
}
