package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.judge.Results;
import dev.seawall.report.Outputs.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  private static final Results RESULTS = Sample.mixed().files();
  @TempDir private Path folder;

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private static void refuses(String message, String output, String... formats) {
    refuses(OutputException.Code.USAGE, message, output, formats);
  }

  private static void refuses(
      OutputException.Code code, String message, String output, String... formats) {
    assertThatThrownBy(() -> Outputs.parse(List.of(formats), output).check())
        .isInstanceOfSatisfying(
            OutputException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  @Test
  void readsOneOrManyFormats() {
    assertThat(Outputs.parse(List.of(), "").all())
        .containsExactly(new Output(Format.TERMINAL, "-"));
    assertThat(Outputs.parse(List.of("json"), "").all())
        .containsExactly(new Output(Format.JSON, "-"));
    assertThat(Outputs.parse(List.of("SARIF"), "a.out").all())
        .containsExactly(new Output(Format.SARIF, "a.out"));
    assertThat(Outputs.parse(List.of(), "b.csv").all())
        .containsExactly(new Output(Format.CSV, "b.csv"));
    assertThat(Outputs.parse(List.of("json=a=b.json", "csv=-"), "").all())
        .containsExactly(new Output(Format.JSON, "a=b.json"), new Output(Format.CSV, "-"));
  }

  @Test
  void refusesWhatContradictsItself() {
    refuses("pdf is not known; expected terminal, json, sarif", "", "pdf");
    refuses("names no file", "", "json=");
    refuses("two reports would go to the standard output", "", "json", "sarif");
    refuses("goes with one --format without a file", "x", "json", "sarif");
    refuses("goes with one --format without a file", "x", "json=y");
    refuses("does not tell the format", "report.bin");
  }

  @Test
  void refusesBeforeTheScanWhatCannotBeWritten() throws IOException {
    Files.createDirectory(folder.resolve("dir"));
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("toDir"), folder.resolve("dir"));
    refuses("is a directory", in("dir"), "json");
    refuses("is a directory", in("toDir"), "json");
    refuses("is not a regular file", in("dangling"), "json");
    refuses("is not a regular file", "/dev/full", "json");
    refuses("in a folder that does not exist", in("none/x.json"), "json");
    refuses("is not a path", "a\0b", "json");
    refuses("two reports would be written to", "", "json=" + in("a"), "csv=" + in("dir/../a"));
  }

  @Test
  void saysBeforeTheScanWhatTheDiskRefuses() {
    refuses(
        OutputException.Code.UNWRITABLE, "/proc/x.json cannot be written", "/proc/x.json", "json");
  }

  @Test
  void seesThroughLinksThatTwoReportsAreOneFile() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    refuses("two reports would be written to", "", "json=" + in("a"), "csv=" + in("b"));
  }

  @Test
  void replacesFilesWholeAndLeavesLinksAndPermissionsAlone() throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    Outputs outputs = Outputs.parse(List.of("json=" + link, "csv=" + in("new.csv")), "");
    outputs.check();
    outputs.write(RESULTS, Sample.catalogue(), Sample.context(), OutputStream.nullOutputStream());
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith("{");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("real.json", "link.json", "new.csv");
    }
  }

  @Test
  void leavesTheOldFileWhenWritingFails() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "old");
    assertThatThrownBy(
            () ->
                OutputFile.of(old.toString())
                    .replace(
                        out -> {
                          out.write(1);
                          throw new IOException("No space left on device");
                        }))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("was not written: No space left on device");
    assertThat(old).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(old);
    }
  }

  @Test
  void isQuietWhenTheReaderIsGoneAndLoudWhenTheDiskIsFull() {
    Outputs outputs = Outputs.parse(List.of("json"), "");
    outputs.write(RESULTS, Sample.catalogue(), Sample.context(), failing("Broken pipe"));
    assertThatThrownBy(
            () ->
                outputs.write(
                    RESULTS, Sample.catalogue(), Sample.context(), failing("No space left")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("standard output: No space left");
  }

  @Test
  void reportThatCannotBeWrittenKeepsNoOtherFromBeingWritten() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Outputs outputs =
        Outputs.parse(
            List.of("json", "csv=" + gone.resolve("a.csv"), "sarif=" + in("b.sarif")), "");
    outputs.check();
    Files.delete(gone);
    assertThatThrownBy(
            () ->
                outputs.write(
                    RESULTS, Sample.catalogue(), Sample.context(), failing("No space left")))
        .isInstanceOfSatisfying(
            OutputException.class,
            failed -> assertThat(failed.code()).isEqualTo(OutputException.Code.UNWRITABLE))
        .hasMessageContaining("standard output: No space left; ")
        .hasMessageContaining("a.csv is in a folder that does not exist");
    assertThat(folder.resolve("b.sarif")).isNotEmptyFile();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void writesEveryFormatInOneRun() {
    ByteArrayOutputStream standard = new ByteArrayOutputStream();
    List<String> formats =
        Stream.of(Format.values())
            .map(each -> each.word() + "=" + (each == Format.TERMINAL ? "-" : in(each.word())))
            .toList();
    Outputs outputs = Outputs.parse(formats, "");
    outputs.check();
    outputs.write(RESULTS, Sample.catalogue(), Sample.context(), standard);
    assertThat(standard.size()).isPositive();
    assertThat(folder.toFile().list()).hasSize(Format.values().length - 1);
  }
}
