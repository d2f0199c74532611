package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VersionCommandTest {

  @Test
  void versionNamesTheProgramAndTheJavaThatRunsIt() {
    StringWriter out = new StringWriter();
    int code = Seawall.commandLine().setOut(new PrintWriter(out)).execute("version");
    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("seawall ").contains("(Java 25)");
  }
}
