package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command is the same whether it is described alone or with all others. */
class SeawallTest {
  @Test
  void aCommandThatIsAskedForIsDescribedAloneAndAsWithAllOthers() {
    Map<String, CommandLine> all = Seawall.commandLine().getSubcommands();
    assertThat(all).containsKeys("scan", "checks", "dev", "completion");
    all.forEach(
        (name, command) -> {
          CommandLine program = Seawall.commandLineFor(name, "--help");
          assertThat(program.getSubcommands())
              .extractingByKey(name)
              .extracting(CommandLine::getUsageMessage)
              .isEqualTo(command.getUsageMessage());
          assertThat(program.getSubcommands()).hasSize(name.equals("completion") ? all.size() : 1);
        });
  }

  @Test
  void helpAsAWordIsTheOption() {
    assertThat(Seawall.withoutHelpWord("help")).containsExactly("--help");
    assertThat(Seawall.withoutHelpWord("help", "checks", "list"))
        .containsExactly("checks", "list", "--help");
    assertThat(Seawall.withoutHelpWord("scan", "help")).containsExactly("scan", "help");
    assertThat(Seawall.withoutHelpWord()).isEmpty();
  }

  @Test
  void withoutACommandAllAreDescribed() {
    String usage = Seawall.commandLine().getUsageMessage();
    assertThat(Seawall.commandLineFor().getUsageMessage()).isEqualTo(usage);
    assertThat(Seawall.commandLineFor("scna").getUsageMessage()).isEqualTo(usage);
    assertThat(Seawall.commandLineFor("--help").getUsageMessage()).isEqualTo(usage);
  }
}
