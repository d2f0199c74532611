package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the real {@code ./seawall} of this clone. */
class LauncherIT {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("seawall.root")).resolve("seawall");

  @TempDir private Path folder;

  @Test
  void runsThroughASymbolicLinkFromAnotherFolderWithoutAHome() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("some where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("sea wall"), LAUNCHER);
    ProcessBuilder builder = new ProcessBuilder(link.toString(), "version");
    builder.environment().remove("HOME");
    assertThat(output(builder.directory(elsewhere.toFile()), 0)).startsWith("seawall 0.");
  }

  @Test
  void passesArgumentsAndTheExitCodeOn() throws Exception {
    assertThat(output(new ProcessBuilder(LAUNCHER.toString(), "no such command"), 2)).isEmpty();
  }

  @Test
  void runsWithoutTheCacheOfLoadedClasses() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "version");
    builder.environment().put("SEAWALL_NO_AOT", "1");
    assertThat(output(builder, 0)).startsWith("seawall 0.");
  }

  @Test
  void coloursWhatCameThroughAPipeAndNothingThatGoesIntoOne() throws Exception {
    Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    String scan = "cat pod.yaml | '" + LAUNCHER + "' scan - --check privileged-container";
    assertThat(onTerminal(scan)).contains("\u001b[").contains("Privileged container");
    assertThat(onTerminal(scan + " | cat")).doesNotContain("\u001b[").contains("Privileged");
  }

  private String onTerminal(String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("script", "--quiet", "--return", "--command", command, "/dev/null");
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().remove("NO_COLOR");
    Process process = builder.directory(folder.toFile()).start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return shown;
  }

  /**
   * An exception in the rehearsal would leave an empty cache, and everything would start slowly.
   */
  @ParameterizedTest
  @CsvSource({"classes.aot, version", "clusters.aot, scan --cluster prod --help"})
  void keepsWhatWasRehearsed(String cache, String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(LAUNCHER.toString()));
    words.addAll(List.of(command.split(" ")));
    output(new ProcessBuilder(words), 0);
    assertThat(LAUNCHER.resolveSibling("cli/target/app/" + cache))
        .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(10_000_000));
  }

  @Test
  void aDamagedCacheIsPassedOverInSilence() throws Exception {
    output(new ProcessBuilder(LAUNCHER.toString(), "version"), 0);
    Path cache = LAUNCHER.resolveSibling("cli/target/app/classes.aot");
    byte[] intact = Files.readAllBytes(cache);
    try {
      Files.writeString(cache, "damaged");
      ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "version");
      assertThat(output(builder.redirectErrorStream(true), 0)).startsWith("seawall 0.");
    } finally {
      Files.write(cache, intact);
    }
  }

  @Test
  void theReadmeShowsWhatANewUserSees() throws Exception {
    Path root = Path.of(System.getProperty("seawall.root"));
    String readme = Files.readString(root.resolve("README.md"));
    String start = "$ ./seawall scan examples/shop\n";
    int from = readme.indexOf(start) + start.length();
    String shown = readme.substring(from, readme.indexOf("\n\n$ ", from) + 1);
    ProcessBuilder builder = new ProcessBuilder("./seawall", "scan", "examples/shop");
    builder.environment().remove("COLUMNS");
    String seen = output(builder.directory(root.toFile()), 1);
    // A new check need not change the page.
    String number = "\\d+ checks";
    assertThat(shown.replaceAll(number, "checks")).isEqualTo(seen.replaceAll(number, "checks"));
  }

  private static String output(ProcessBuilder builder, int expectedCode)
      throws IOException, InterruptedException {
    if (!builder.redirectErrorStream()) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(expectedCode);
    return output;
  }
}
