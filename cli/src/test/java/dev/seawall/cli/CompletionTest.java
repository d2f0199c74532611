package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash and fish propose. */
class CompletionTest {
  @ParameterizedTest
  @CsvSource({
    "scan --fail-on m, medium",
    "scan --format sa, sarif",
    "scan --check privileged-c, privileged-container",
    "scan --exclude-check privileged-c, privileged-container",
    "permissions --check privileged-c, privileged-container",
    "checks list --format j, json",
    "psa --format j, json",
    "psa base, baseline",
    "scan --color n, never",
    "completion f, fish",
  })
  void bashProposesTheValuesOfAnOption(String line, String value) throws Exception {
    String script = CommandRun.of("completion", "bash").out();
    // compopt works only where a person types
    String asked =
        "compopt() { :; }\n"
            + script
            + "\nCOMP_WORDS=(seawall "
            + line
            + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
            + "_complete_seawall\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
    assertThat(bash(asked).lines()).containsExactly(value);
  }

  private static String bash(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
    process.outputWriter().append(script).close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }

  @Test
  void noScriptAdvisesOnFilesThatAreNotOurs() {
    assertThat(CommandRun.of("completion", "bash").out())
        .startsWith("# Completion of seawall for bash and zsh")
        .doesNotContain("YOUR_APP_HOME");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "__fish_use_subcommand' -a scan ",
        "from checks; and not __fish_seen_subcommand_from list show new' -a show ",
        "from checks; and __fish_seen_subcommand_from show' -f -a 'access-entry-cluster-admin ",
        "from explain' -f -a 'access-entry-cluster-admin ",
        "from psa' -f -a 'privileged baseline restricted'",
        "from psa' -F ",
        "from scan' -F ",
        "from scan' -l baseline -r -F ",
        "from scan' -l context -r -f ",
        "from scan' -s o -l output -r -F ",
        "from completion' -f -a 'bash zsh fish'",
      })
  void fishProposesFilesOnlyWhereFilesAreMeant(String line) {
    String script = CommandRun.of("completion", "fish").out();
    assertThat(script).contains(line).contains("\ncomplete -c seawall -f\n");
    assertThat(script).doesNotContain("-a dev ");
  }

  @ParameterizedTest
  @CsvSource({"fail-on, critical high medium low never", "format, terminal json sarif"})
  void fishProposesThemToo(String option, String values) {
    String wanted = "__fish_seen_subcommand_from scan' -l " + option + " -r -f -a '" + values;
    assertThat(CommandRun.of("completion", "fish").out()).contains(wanted);
  }
}
