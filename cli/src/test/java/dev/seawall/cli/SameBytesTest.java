package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line I10: the same input gives the same bytes, whatever the threads and the order of paths. */
class SameBytesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"terminal", "json", "sarif", "junit", "html", "markdown", "csv"})
  void reportDoesNotDependOnThreadsOrOrder(String format) throws IOException {
    String[] forth = new String[40];
    for (int i = 0; i < forth.length; i++) {
      String pod = Manifests.PRIVILEGED.replace("name: bad", "name: bad-" + i);
      String text = i % 10 == 9 ? pod + "  odd: [\n" : pod;
      forth[i] = Files.writeString(folder.resolve("pod-" + i + ".yaml"), text).toString();
    }
    byte[] first = scan(format, 1);
    assertThat(scan(format, 1)).isEqualTo(first);
    assertThat(scan(format, 3)).isEqualTo(first);
    assertThat(scan(format, 16)).isEqualTo(first);
  }

  private byte[] scan(String format, int threads) {
    CommandRun run =
        CommandRun.of(
            "scan", "--details", "--format", format, "--threads", "" + threads, "" + folder);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INCOMPLETE);
    return run.bytes();
  }
}
