package dev.seawall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seawall dev}: what people use who build or try Seawall; not shown to others. */
@Command(
    name = "dev",
    hidden = true,
    description = "Tools for people who build or try Seawall.",
    subcommands = EksEmulatorCommand.class)
final class DevCommand implements Runnable {
  @Spec private CommandSpec spec;

  DevCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected: eks-emulator");
  }
}
