package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines I04, I05, I09, B19 and B21: what only a process of its own can be put through. */
class ProcessIT {
  private static final Path APP =
      Path.of(System.getProperty("seawall.root")).resolve("cli/target/app");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @TempDir private Path folder;
  private Path pod = Path.of("");

  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void writePod() throws IOException {
    pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
  }

  private static List<String> java(List<String> flags, String... arguments) throws IOException {
    String jars = Files.readString(APP.resolve("classpath")).strip();
    List<String> command = new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC"));
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp", APP + "/" + jars.replace("@app@", APP.toString()), "dev.seawall.cli.Seawall"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A line of the shell that runs the program as {@code seawall}. */
  private ProcessBuilder shell(String line) throws IOException {
    StringBuilder script = new StringBuilder("seawall() {");
    java(List.of()).forEach(word -> script.append(" '").append(word).append('\''));
    script.append(" \"$@\"; }; ").append(line);
    return new ProcessBuilder("bash", "-c", script.toString(), "sh", pod.toString());
  }

  private Answer answer(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = folder.resolve("answer.out");
    Path err = folder.resolve("answer.err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Answer(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-SA", "th-TH-u-nu-thai", "hi-IN", "az-AZ"})
  void answersAreTheSameInEveryCountry(String locale) throws Exception {
    String[] words = {"scan", "--fail-on", "CRITICAL", "--color", "NEVER", pod.toString()};
    Answer here = answer(new ProcessBuilder(java(List.of(), words)));
    String[] parts = locale.split("-", 3);
    List<String> flags =
        new ArrayList<>(List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]));
    if (parts.length > 2) {
      flags.add("-Duser.extensions=" + parts[2]);
    }
    assertThat(here.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(answer(new ProcessBuilder(java(flags, words)))).isEqualTo(here);
    Answer list = answer(new ProcessBuilder(java(flags, "checks", "list", "--format", "JSON")));
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("\"severity\" : \"critical\"").doesNotContain("ı", "İ");
  }

  @ParameterizedTest
  @CsvSource({
    "HOME,",
    "HOME,/nowhere",
    "HOME,''",
    "TZ,Nowhere/Odd",
    "TZ,+99:99",
    "LC_ALL,C",
    "LC_ALL,POSIX",
    "LC_ALL,tr_TR.UTF-8",
    "TERM,dumb",
    "COLUMNS,0",
    "COLUMNS,-5",
    "NO_COLOR,1",
    "KUBECONFIG,~"
  })
  void oddEnvironmentChangesNothing(String name, String value) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(java(List.of(), "scan", "--format", "json", "" + pod));
    if (value == null) {
      builder.environment().remove(name);
    } else {
      builder.environment().put(name, value);
    }
    Answer answer = answer(builder);
    assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("\"check\" : \"privileged-container\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noReportTakesThePlaceOfTheKubeconfig(boolean named) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path config = Files.createDirectories(home.resolve(".kube")).resolve("config");
    Files.writeString(config, "apiVersion: v1");
    ProcessBuilder builder =
        new ProcessBuilder(java(List.of(), "scan", "" + pod, "--format", "json=" + config));
    builder.environment().put("HOME", named ? "/nowhere" : home.toString());
    builder.environment().put("KUBECONFIG", named ? "/nowhere/else:" + config : "");
    Answer answer = answer(builder);
    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err())
        .contains(config + " would be overwritten, and is read as the kubeconfig");
    assertThat(config).hasContent("apiVersion: v1");
  }

  @Test
  void noFolderForTemporaryFilesAndNoHomeToWriteToAreNeeded() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    for (String temporary : List.of(locked.toString(), "/nowhere")) {
      ProcessBuilder builder =
          new ProcessBuilder(
              java(
                  List.of("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + temporary),
                  "scan",
                  "--format",
                  "html",
                  "" + pod));
      Answer answer = answer(builder);
      assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.FINDINGS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan $1",
        "scan --format json $1",
        "scan --format sarif $1",
        "scan --format junit $1",
        "scan --format html $1",
        "scan --format markdown $1",
        "scan --format csv $1",
        "psa baseline $1",
        "psa --format json baseline $1",
        "checks list",
        "explain run-as-root",
        "version",
        "--version",
        "--help",
        "scan --help",
        "completion bash",
        "completion fish",
        "permissions --rbac",
        "dev eks-emulator"
      })
  void fullDiskBehindStandardOutputIsIncomplete(String line) throws Exception {
    Answer answer = answer(shell("seawall " + line + " > /dev/full"));
    assertThat(answer.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(answer.err()).isEqualTo("seawall: standard output: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan --format json $1",
        "scan $1",
        "checks list",
        "completion bash",
        "--help",
        "permissions --rbac"
      })
  void readerThatGoesAwayIsNoError(String line) throws Exception {
    Answer answer = answer(shell("seawall " + line + " | head -1; exit ${PIPESTATUS[0]}"));
    assertThat(answer.code()).isIn(ExitCode.CLEAN, ExitCode.FINDINGS);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void signalEndsAScanAtOnceAndLeavesNoReport(String signal, int code) throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path report = Files.writeString(out.resolve("report.json"), "the old one");
    // Standard input stays open, so that the scan is still reading when the signal comes.
    // A shell makes what it runs in the background ignore SIGINT, and so does every process under
    // it.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=" + signal));
    command.addAll(java(List.of(), "scan", "-o", report.toString(), "" + pod, "-"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    TimeUnit.SECONDS.sleep(2);
    assertThat(process.isAlive()).isTrue();
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(report).hasContent("the old one");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).containsExactly(report);
    }
  }

  @Test
  void fiveThousandPodsFitInto256Megabytes() throws Exception {
    Path list = folder.resolve("pods.json");
    StringBuilder text =
        new StringBuilder("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [");
    String padding = "x".repeat(8_000);
    for (int i = 0; i < 5_000; i++) {
      text.append(i == 0 ? "" : ",\n")
          .append("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"pod-")
          .append(i)
          .append("\", \"namespace\": \"shop\", \"annotations\": {\"note\": \"")
          .append(padding)
          .append(i)
          .append("\"}}, \"spec\": {\"containers\": [{\"name\": \"c\", \"image\": \"web:1\",")
          .append(" \"securityContext\": {\"privileged\": true}}]}}");
    }
    Files.writeString(list, text.append("]}"));
    for (String format : List.of("terminal", "json", "html")) {
      Answer answer =
          answer(
              new ProcessBuilder(java(List.of("-Xmx256m"), "scan", "--format", format, "" + list)));
      assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.FINDINGS);
    }
  }

  /** A list for each pod of what selects it would take 100 MB. */
  @Test
  void twoThousandPodsOfOtherPoliciesEachFitInto64Megabytes() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(
          """
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: policy-%1$d, namespace: shop}
          spec:
            podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [app-%1$d]}]}
            policyTypes: [Ingress, Egress]
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: pod-%1$d, namespace: shop, labels: {app: app-%1$d}}
          spec: {containers: [{name: c, image: web:1}]}
          ---
          """
              .formatted(i));
    }
    Path file = Files.writeString(folder.resolve("policies.yaml"), text);
    List<String> line = List.of("scan", "--check", "egress-not-isolated", "--format", "json");
    List<String> words = new ArrayList<>(line);
    words.add(file.toString());
    Answer answer =
        answer(new ProcessBuilder(java(List.of("-Xmx64m"), words.toArray(String[]::new))));
    assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(answer.out()).contains("\"NetworkPolicy\" : 2000");
  }

  @Test
  void heapThatIsTooSmallIsASentenceAndNotFindings() throws Exception {
    Path map = folder.resolve("big.yaml");
    Files.writeString(map, Manifests.HARMLESS + "  big: " + "x".repeat(40_000_000) + "\n");
    Answer answer = answer(new ProcessBuilder(java(List.of("-Xmx32m"), "scan", "" + map)));
    assertThat(answer.code())
        .as(answer.err() + answer.out())
        .isIn(ExitCode.INCOMPLETE, ExitCode.INTERNAL);
    assertThat(answer.err()).doesNotContain("\tat ");
  }

  /** Root may read everything, so that another user asks. */
  @Test
  void whatIsInAFolderThatCannotBeEnteredIsNotPassedOver() throws Exception {
    Path open = Files.createTempDirectory("seawall-permissions");
    Path folder = Files.createDirectory(open.resolve("listed"));
    Files.createDirectory(folder.resolve("below"));
    Path inner = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    Path harmless = Files.writeString(open.resolve("harmless.yaml"), Manifests.HARMLESS);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r--r--r--"));
    try {
      for (Path path : List.of(folder, inner)) {
        List<String> command = new ArrayList<>();
        if (Files.isReadable(inner)) {
          command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(java(List.of(), "scan", "--format", "csv", "" + harmless, "" + path));
        Answer answer = answer(new ProcessBuilder(command));
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(answer.err())
            .startsWith("seawall: incomplete: " + path + ": ")
            .endsWith("cannot be read: permission denied\n");
      }
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      for (Path each : List.of(inner, folder.resolve("below"), folder, harmless, open)) {
        Files.delete(each);
      }
    }
  }

  @Test
  void variablesOfTheEnvironmentAreNotPrinted() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(java(List.of(), "scan", "--format", "json", "" + pod));
    builder
        .environment()
        .putAll(Map.of("AWS_SECRET_ACCESS_KEY", "canary-of-env", "SEAWALL_DEBUG", "1"));
    Answer answer = answer(builder);
    assertThat(answer.out() + answer.err()).doesNotContain("canary-of-env");
  }
}
