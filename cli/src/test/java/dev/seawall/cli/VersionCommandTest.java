package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V"})
  void versionNamesTheProgramAndTheJavaThatRunsIt(String word) {
    CommandRun run = CommandRun.of(word);
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("seawall ").contains("(Java 25)").hasLineCount(1);
  }
}
