package dev.seawall.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script for fish, which picocli does not write: commands, options and their values,
 * and file names only where a file is expected.
 */
final class FishCompletion {
  private static final Set<String> FILES = Set.of("FILE", "PATH", "NAME[=FILE]");
  private final StringBuilder script = new StringBuilder();

  private FishCompletion() {}

  static String of(CommandLine program) {
    FishCompletion completion = new FishCompletion();
    completion.script.append("# Completion of seawall for fish.\ncomplete -c seawall -f\n");
    completion.commands(program, "__fish_use_subcommand");
    program
        .getSubcommands()
        .forEach((name, command) -> completion.command(command, seen(List.of(name))));
    return completion.script.toString();
  }

  private static String seen(Iterable<String> names) {
    return "__fish_seen_subcommand_from " + String.join(" ", names);
  }

  private void command(CommandLine command, String condition) {
    if (!command.getSubcommands().isEmpty()) {
      String any = seen(command.getSubcommands().keySet());
      commands(command, condition + "; and not " + any);
      command
          .getSubcommands()
          .forEach((name, each) -> command(each, condition + "; and " + seen(List.of(name))));
    }
    CommandSpec spec = command.getCommandSpec();
    for (PositionalParamSpec each : spec.positionalParameters()) {
      String values = values(each);
      if (!values.isEmpty()) {
        line(condition, values, each.description());
      }
    }
    for (OptionSpec each : spec.options()) {
      StringBuilder names = new StringBuilder();
      for (String name : each.names()) {
        names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      String value = each.arity().max() > 0 ? " -r" + values(each) : "";
      line(condition, names + value, each.description());
    }
  }

  private void commands(CommandLine command, String condition) {
    command
        .getSubcommands()
        .forEach(
            (name, each) -> {
              CommandSpec spec = each.getCommandSpec();
              if (!spec.usageMessage().hidden()) {
                line(condition, " -a " + name, spec.usageMessage().description());
              }
            });
  }

  private static String values(ArgSpec argument) {
    String files = FILES.contains(argument.paramLabel()) ? " -F" : " -f";
    @Nullable Iterable<String> candidates = argument.completionCandidates();
    String words = candidates == null ? "" : " -a '" + String.join(" ", candidates) + "'";
    boolean empty = words.isEmpty() && files.equals(" -f") && !argument.isOption();
    return empty ? "" : (words.isEmpty() ? files : " -f" + words);
  }

  private void line(String condition, String what, String[] description) {
    script.append("complete -c seawall -n '").append(condition).append('\'').append(what);
    if (description.length > 0) {
      script.append(" -d '").append(description[0].replace("'", "\\'")).append('\'');
    }
    script.append('\n');
  }
}
