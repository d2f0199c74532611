package dev.seawall.cli;

import dev.seawall.core.aws.iam.Decision;
import dev.seawall.core.aws.iam.Evaluation;
import dev.seawall.report.Outputs;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seawall iam}: what AWS would decide from policies, without asking AWS. */
@Command(
    name = "iam",
    description = "Answer questions about IAM policies without asking AWS.",
    subcommands = IamCommand.Evaluate.class)
final class IamCommand implements Runnable {
  @Spec private CommandSpec spec;

  IamCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command: evaluate");
  }

  /** {@code seawall iam evaluate}: judges one request. */
  @Command(
      name = "evaluate",
      description = {
        "Say whether AWS would allow a request, and which statement decides.",
        "FILE is JSON or YAML with identityPolicies, resourcePolicy, boundary, sessionPolicies,"
            + " serviceControlPolicies and resourceControlPolicies (a list of policies for each"
            + " level of the organisation), and request with principal, action, resource,"
            + " resourceAccount, context and managementAccount. A policy is a document or its"
            + " text, URL-encoded or not. A key that context does not have is absent from the"
            + " request; with \"contextComplete\": false it is not known.",
        "Exit code: 0 allowed, 1 denied, 2 wrong arguments or a file that is not as described, 3"
            + " unknown: a policy is malformed or something is missing, and the answer says what."
      })
  static final class Evaluate implements Callable<Integer> {
    @Parameters(
        index = "0",
        paramLabel = "FILE",
        description = "The question; - is standard input.")
    private String file = "";

    @Option(
        names = "--format",
        paramLabel = "NAME",
        completionCandidates = Candidates.Styles.class,
        description = "text or json; text on a terminal and json elsewhere if not given.")
    private Optional<Style> wanted = Optional.empty();

    @Override
    public Integer call() {
      boolean seen = Terminal.isTerminal(Terminal.Stream.OUTPUT);
      Style format = wanted.orElse(seen ? Style.TEXT : Style.JSON);
      if (file.isBlank()) {
        throw CommandException.usage("FILE is empty; expected a file or -");
      }
      IamQuestion question =
          IamQuestion.read(
              file.equals("-")
                  ? SettingsDocument.read(System.in, "standard input")
                  : SettingsDocument.read(Inputs.of(file)));
      Decision decision = Evaluation.decide(question.policies(), question.request());
      IamReport report = new IamReport(question, decision);
      Outputs.print(
          format == Style.JSON ? report::writeJson : report::writeText, Terminal.standardOutput());
      return switch (decision.outcome()) {
        case ALLOWED -> ExitCode.CLEAN;
        case EXPLICIT_DENY, IMPLICIT_DENY -> ExitCode.FINDINGS;
        case UNKNOWN -> ExitCode.INCOMPLETE;
      };
    }
  }
}
