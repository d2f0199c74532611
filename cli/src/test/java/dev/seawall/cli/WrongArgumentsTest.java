package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line I01: a wrong command line ends with 2 and one sentence, and nothing is read or written. */
class WrongArgumentsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sacn POD | seawall has no command sacn; did you mean scan? See seawall --help",
        "frobnicate | seawall has no command frobnicate; see",
        "checks lst | seawall checks has no command lst; did you mean list?",
        "scan --thread 2 POD | seawall scan has no option --thread; did you mean --threads?",
        "scan --fail-of=high POD | no option --fail-of; did you mean --fail-on?",
        "scan --zzz POD | seawall scan has no option --zzz; see seawall scan --help",
        "scan --threads 0 POD | --threads is 0; expected at least 1",
        "scan --threads -1 POD | --threads is -1; expected at least 1",
        "scan --threads two POD | 'two' is not an int",
        "scan --threads 99999999999 POD | is not an int",
        "scan --threads 1 --threads 2 POD | should be specified only once",
        "scan --fail-on low --fail-on high POD | should be specified only once",
        "scan --fail-on hihg POD | \"hihg\"; expected critical, high, medium, low or never",
        "scan --format sarif,json --output x POD | --format sarif,json is not known",
        "scan --format json --format sarif --output x POD | --output goes with one --format",
        "scan --format json --format sarif POD | two reports would go to the standard output",
        "scan --format json= POD | names no file after the =",
        "scan --output report.doc POD | does not tell the format; add --format",
        "scan --check privleged-container POD | did you mean privileged-container?",
        "scan --exclude-check zzzzzzzz POD | no check is called zzzzzzzz; see seawall checks list",
        "scan --exclude-check | Missing required parameter",
        "explain | Missing required parameter",
        "explain host-p | did you mean host-pid?",
        "explain rivileged | no check is called rivileged; did you mean",
        "explain Privileged | did you mean privileged-container or",
        "explain privileged-container extra | has no argument extra",
        "psa baseline --format xml POD | 'xml' is none of text, json",
        "checks list --format xml | 'xml' is none of text, json",
        "iam evaluate --format xml POD | 'xml' is none of text, json",
        "scan --color sometimes POD | 'sometimes' is none of auto, always, never",
        "completion tcsh | 'tcsh' is none of bash, zsh, fish",
        "checks new a-b --area x --severity bad | 'bad' is none of critical, high, medium, low",
        "sacn --help | seawall has no command sacn; did you mean scan?",
        "scan --check= POD | --check is empty; expected ID",
        "scan --timeout -1 POD | scan either paths or a cluster",
        "scan --context prod POD | scan either paths or a cluster",
        "scan --read-secrets POD | scan either paths or a cluster",
        "scan --timeout -1 | --timeout is -1; expected at least 1 second",
        "collect --timeout 0 -o FILE | --timeout is 0; expected at least 1 second",
        "collect | Missing required option",
        "collect --all-clusters --context prod -o DIR | --context is of one cluster",
        "permissions | say which permissions: --rbac",
        "version now | seawall version has no argument now"
      })
  void sentenceNamesTheWordAndWhatWasExpected(String line, String sentence) throws IOException {
    CommandRun run = run(line);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(sentence).startsWith("seawall: ").hasLineCount(1);
    assertThat(run.bytes()).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  private CommandRun run(String line) throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      arguments.add(
          switch (word) {
            case "POD" -> pod.toString();
            case "FILE" -> folder.resolve("file.out").toString();
            default -> word;
          });
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void noCommandAtAllIsWrong() {
    CommandRun bare = CommandRun.of();
    assertThat(bare.code()).isEqualTo(ExitCode.USAGE);
    assertThat(bare.err())
        .startsWith("seawall: expected a command: scan, collect, ")
        .doesNotContain("dev,")
        .hasLineCount(1);
    assertThat(CommandRun.of("checks").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void checkThatIsAskedForAndExcludedLeavesNothingToBeCleanOf() throws IOException {
    CommandRun run = run("scan --check privileged-container --exclude-check KSV-0017 POD");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is excluded too");
  }

  @Test
  void emptyPathIsNotTheWorkingFolder() {
    for (String[] line :
        List.of(new String[] {"scan", ""}, new String[] {"psa", "baseline", " "})) {
      CommandRun run = CommandRun.of(line);
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("a path is empty; expected a file, a folder or -");
    }
  }

  @Test
  void emptyOutputIsNotStandardOutput() throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    CommandRun run = CommandRun.of("scan", "--format", "json", "--output", "", pod.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--output is empty; expected FILE");
    CommandRun collect = CommandRun.of("collect", "--output", " ");
    assertThat(collect.code()).isEqualTo(ExitCode.USAGE);
    assertThat(collect.err()).contains("--output is empty; expected FILE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ". | is a directory",
        "dangling | is not a regular file",
        "/dev/full | is not a regular file",
        "none/report.json | is in a folder that does not exist"
      })
  void outputThatCannotBeAFileIsRefusedBeforeAnythingIsRead(String line) throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    String[] words = line.split(" \\| ");
    String output = folder.resolve(words[0]).toString();
    for (String[] command :
        List.of(
            new String[] {"scan", "--format", "json", "-o", output, "nothing-is-here"},
            new String[] {"scan", "--format", "json=" + output, "nothing-is-here"},
            new String[] {"collect", "--kubeconfig", "nothing-is-here", "-o", output})) {
      CommandRun run = CommandRun.of(command);
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains(words[1]).hasLineCount(1);
      assertThat(run.bytes()).isEmpty();
    }
  }

  @Test
  void pathThatCannotBeOneIsASentenceAndNotAFault() {
    CommandRun run = CommandRun.of("scan", "a\0b");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("cannot be a path here").contains("\\u0000");
  }

  @Test
  void fileWhoseNameStartsWithAnAtSignIsReadAndNotObeyed() throws IOException {
    Path file = Files.writeString(folder.resolve("@list.yaml"), "--check run-as-root");
    CommandRun run = CommandRun.of("scan", "@" + file);
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("no such file or folder").doesNotContain("objects  1 check");
  }

  @Test
  void fileWhoseNameLooksLikeAnOptionCanBeNamedAfterTwoDashes() {
    CommandRun run = CommandRun.of("scan", "--", "--fail-on=never");
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("--fail-on=never");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan|--fail-on=\u001b[31mx|.",
        "scan|--\u001b[2Jx",
        "\u001b]0;pwn\u0007",
        "explain|a\nb\r\u202ec",
        "scan|--config|\u001b[31m.yaml|.",
        "scan|--exceptions|\r\u0085x|.",
        "scan|-o|no\n::set-output name=x::y/x.json|.",
        "psa|\u001b[31m|."
      })
  void whatTheUserTypedIsNotObeyedByTheTerminalThatShowsIt(String line) {
    CommandRun run = CommandRun.of(line.split("\\|"));
    assertThat(run.code()).isIn(ExitCode.USAGE, ExitCode.INCOMPLETE);
    assertThat(run.err()).hasLineCount(1).matches("[\\x20-\\x7e]+\\R");
  }

  @Test
  void severityIsReadInAnyCase() throws IOException {
    assertThat(run("scan --fail-on NEVER POD").code()).isEqualTo(ExitCode.CLEAN);
    assertThat(run("scan --fail-on Critical POD").code()).isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan --kubeconfig",
        "scan --context",
        "scan --namespace",
        "scan --cluster",
        "scan --all-clusters --region",
        "scan --cluster a --profile",
        "scan --cluster a --account",
        "scan --cluster a --role-arn",
        "scan --cluster a --external-id",
        "scan --allow-exec",
        "scan --baseline",
        "scan --exceptions",
        "scan --config",
        "scan --fail-on",
        "scan --format",
        "preflight --namespace",
        "collect -o x --namespace",
        "permissions --iam --section",
        "demo --keep"
      })
  void emptyValueIsNotAsIfNoneWasGiven(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add("");
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith("seawall: " + words.get(words.size() - 2) + " ")
        .contains(" is empty; expected ")
        .hasLineCount(1);
  }

  @Test
  void formatIsReadInAnyCase() throws IOException {
    assertThat(run("psa baseline --format JSON POD").out()).startsWith("{");
  }

  @Test
  void helpOnACommandThatIsNoneIsWrong() {
    CommandRun run = CommandRun.of(Seawall.withoutHelpWord("help", "sacn"));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("has no command sacn; did you mean scan?").hasLineCount(1);
    assertThat(CommandRun.of(Seawall.withoutHelpWord("help")).code()).isZero();
    assertThat(CommandRun.of(Seawall.withoutHelpWord("help", "checks", "list")).out())
        .contains("seawall checks list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "junit", "html", "markdown", "csv"})
  void incompleteScanIsSaidWhereNobodySeesItsReport(String format) throws IOException {
    CommandRun gone = run("scan --format " + format + " POD nowhere.yaml neither.yaml");
    assertThat(gone.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(gone.err())
        .isEqualTo("seawall: incomplete: neither.yaml: no such file or folder; and 1 more\n");
    assertThat(run("scan POD nowhere.yaml").err()).isEmpty();
    assertThat(run("scan --format " + format + " POD").err()).isEmpty();
  }

  @Test
  void absurdNumberOfThreadsIsServed() throws IOException {
    assertThat(run("scan --threads 2147483647 POD").code()).isEqualTo(ExitCode.FINDINGS);
  }
}
