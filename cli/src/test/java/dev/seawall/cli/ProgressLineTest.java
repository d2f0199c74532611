package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void whatIsWipedAgainFitsOnOneLine() {
    String resource = "read 14 customresourcedefinitions.apiextensions.k8s.io";
    assertThat(ProgressLine.fitted(resource, 40))
        .hasSize(39)
        .startsWith("read 14 ")
        .endsWith(".io");
    assertThat(ProgressLine.fitted(resource, 80)).isEqualTo(resource);
    assertThat(ProgressLine.fitted("a\u001b[2Jb", 80)).doesNotContain("\u001b");
  }
}
