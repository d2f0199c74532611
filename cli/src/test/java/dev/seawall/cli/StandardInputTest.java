package dev.seawall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot on standard input says what its file says. */
class StandardInputTest {
  @TempDir private Path folder;

  private static byte[] snapshot() throws IOException {
    try (InputStream demo = DemoCommand.class.getResourceAsStream("demo.snapshot")) {
      return demo.readAllBytes();
    }
  }

  private static CommandRun run(byte[] input, String... arguments) {
    return run(new ByteArrayInputStream(input), arguments);
  }

  private static CommandRun run(InputStream input, String... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(input);
      return CommandRun.of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void snapshotIsScannedAsItsFileIs() throws IOException {
    Path file = Files.write(folder.resolve("demo.snapshot"), snapshot());
    CommandRun piped = run(snapshot(), "scan", "--format", "csv", "-");
    CommandRun named = CommandRun.of("scan", "--format", "csv", file.toString());
    assertThat(piped.out()).isEqualTo(named.out()).contains("api-endpoint-open-to-internet");
    assertThat(piped.code()).isEqualTo(named.code());
    CommandRun psa = run(snapshot(), "psa", "baseline", "-");
    assertThat(psa.out())
        .isEqualTo(CommandRun.of("psa", "baseline", file.toString()).out())
        .isNotEmpty();
  }

  @Test
  void snapshotThatIsCutOffIsIncomplete() throws IOException {
    byte[] whole = snapshot();
    CommandRun run = run(Arrays.copyOf(whole, whole.length - 100), "scan", "-");
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.err()).contains("standard input: the snapshot is cut off").hasLineCount(1);
  }

  @Test
  void snapshotMustBeAlone() throws IOException {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    CommandRun run = run(snapshot(), "scan", "-", pod.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("standard input is a snapshot and must be scanned alone; found 2 paths");
  }

  @Test
  void inputThatBreaksOffIsIncompleteHoweverItEnds() {
    // fails once where the first object ends, and then seems to be at its end
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream(Manifests.PRIVILEGED.getBytes(UTF_8))) {
          private boolean failed;

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            if (count < 0 && !failed) {
              failed = true;
              throw new IOException("Input/output error");
            }
            return count;
          }
        };
    CommandRun run = run(broken, "scan", "-");
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("Input/output error");
  }
}
