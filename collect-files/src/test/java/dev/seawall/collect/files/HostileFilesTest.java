package dev.seawall.collect.files;

import static dev.seawall.collect.files.Scans.POD;
import static dev.seawall.collect.files.Scans.errors;
import static dev.seawall.collect.files.Scans.names;
import static dev.seawall.collect.files.Scans.notices;
import static dev.seawall.collect.files.Scans.scan;
import static dev.seawall.collect.files.Scans.scanStream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users and attackers hand over as files; the names are lines of the list of hostile input.
 */
@Timeout(60)
class HostileFilesTest {
  @TempDir private Path folder;

  @Test
  void fileThatSeveralInputsLeadToIsReadOnce() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path pod = Files.writeString(inner.resolve("pod.yaml"), POD.formatted("one"));
    Path other = Files.writeString(inner.resolve("other.yaml"), POD.formatted("two"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), pod);
    assertThat(names(scan(pod, pod))).containsExactly("one");
    assertThat(names(scan(folder, inner, pod, link, other))).containsExactly("one", "two");
    Path empty = Files.writeString(inner.resolve("values.yaml"), "a: b\n");
    assertThat(errors(scan(folder, empty)))
        .singleElement()
        .asString()
        .contains("holds no Kubernetes object");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void b04_linksOfAnArchiveAndOfAFolderAreNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), POD.formatted("stolen"));
    Path repository = Files.createDirectory(folder.resolve("repository"));
    Files.createSymbolicLink(repository.resolve("link.yaml"), secret);
    Files.writeString(repository.resolve("pod.yaml"), POD.formatted("own"));
    Snapshot snapshot = scan(repository);
    assertThat(names(snapshot)).containsExactly("own");
    assertThat(notices(snapshot)).singleElement().asString().contains("link.yaml: a symbolic link");

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry("link.yaml", TarConstants.LF_SYMLINK);
      entry.setLinkName(secret.toString());
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    }
    Snapshot archive = scanStream(bytes.toByteArray());
    assertThat(names(archive)).isEmpty();
    assertThat(notices(archive)).singleElement().asString().contains("link.yaml");
  }

  @Test
  void b05_aLoopOfLinksAndAPipeAreToldAndNotOpened() throws Exception {
    Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));
    Files.createSymbolicLink(folder.resolve("up"), folder);
    Path pipe = folder.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    write("pod.yaml", POD.formatted("web"));
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("web");
    assertThat(notices(snapshot)).hasSize(2);
  }

  @Test
  void b07_aFileThatCannotBeReadIsAnErrorAndTheOthersAreRead() throws IOException {
    write("a.yaml", POD.formatted("a"));
    Path closed = write("b.yaml", POD.formatted("b"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(closed)) {
      // root reads everything: a folder in the place of a named file is as unreadable
      Files.delete(closed);
      Snapshot snapshot = scan(folder, closed);
      assertThat(names(snapshot)).containsExactly("a");
      assertThat(errors(snapshot)).containsExactly(closed + ": no such file or folder");
      return;
    }
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("a");
    assertThat(errors(snapshot)).containsExactly(closed + ": cannot be read: permission denied");
  }

  @Test
  void b08_manyFilesDeepFoldersAndStrangeNamesAreRead() throws IOException {
    Path deep = folder;
    for (int i = 0; i < 100; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("pod.yaml"), POD.formatted("deep"));
    write("new\nline \u001b[2J \u202e;rm -rf.yaml", POD.formatted("strange"));
    for (int i = 0; i < 2000; i++) {
      write("many/" + i + ".yaml", POD.formatted("p" + i));
    }
    Snapshot snapshot = scan(folder);
    assertThat(snapshot.documents()).hasSize(2002);
    assertThat(snapshot.problems()).isEmpty();
  }

  @Test
  void b18_contentThatIsNotWhatItsNameSays() throws IOException {
    Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("zipped.txt")))) {
      out.write(POD.formatted("zipped").getBytes(UTF_8));
    }
    write("pod.yaml", POD.formatted("web"));
    Snapshot inFolder = scan(folder);
    assertThat(names(inFolder)).containsExactly("web");
    assertThat(notices(inFolder)).singleElement().asString().contains("picture.yaml");
    assertThat(names(scan(folder.resolve("zipped.txt")))).containsExactly("zipped");
  }

  @Test
  void b12_aMalformedChartIsNoCrash() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: [\ndependencies: 5\n");
    write("chart/templates/pod.yaml", POD.formatted("plain"));
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("plain");
  }

  @Test
  void a27_templatesOfAChartAreOneErrorThatSaysWhatToDo() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: shop\n");
    write("chart/values.yaml", "image: x\n");
    for (int i = 0; i < 20; i++) {
      write("chart/templates/" + i + ".yaml", POD.formatted("\"{{ .Values.name }}\""));
    }
    write("chart/templates/broken.yaml", "{{- if .Values.on }}\nkind: Pod\n{{- end }}\n");
    Snapshot snapshot = scan(folder);
    assertThat(snapshot.documents()).isEmpty();
    assertThat(errors(snapshot))
        .singleElement()
        .asString()
        .contains("templates (21) are not rendered")
        .contains("helm template");
  }

  @Test
  void a28_remoteResourcesOfAKustomizationAreToldAndNotFetched() throws IOException {
    Path file = write("kustomization.yaml", "resources:\n- pod.yaml\n- https://example.com/x\n");
    write("pod.yaml", POD.formatted("web"));
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("web");
    assertThat(errors(snapshot))
        .containsExactly(
            file
                + ":3:3: remote resource, not fetched and not judged; expected the output of:"
                + " kubectl kustomize "
                + folder);
  }

  @Test
  void patchesOfAKustomizationAreNotJudgedByThemselves() throws IOException {
    write("base/pod.yaml", POD.formatted("web"));
    write("base/kustomization.yaml", "resources: [pod.yaml]\n");
    Path overlay =
        write(
            "overlays/prod/kustomization.yaml",
            "resources: [../../base]\npatches:\n- path: ./patch.yaml\n");
    write("overlays/prod/patch.yaml", POD.formatted("web") + "spec: {hostNetwork: true}\n");
    Snapshot snapshot = scan(folder);
    assertThat(snapshot.documents()).hasSize(1);
    assertThat(errors(snapshot)).singleElement().asString().startsWith(overlay + ":2:1: patches");
  }

  @Test
  void aFolderWhoseOnlyManifestIsBrokenIsAnError() throws IOException {
    Path file = write("pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: x\n");
    Snapshot snapshot = scan(folder);
    assertThat(snapshot.documents()).isEmpty();
    assertThat(errors(snapshot)).singleElement().asString().startsWith(file + ":");
  }

  @Test
  void aBrokenDocumentDoesNotHideTheOneAfterIt() throws IOException {
    write("pods.yaml", "a: b: c\n---\n" + POD.formatted("hidden"));
    assertThat(names(scan(folder))).containsExactly("hidden");
  }

  @Test
  void whatIsNotKubernetesIsPassedOverInSilence() throws IOException {
    write("docker-compose.yml", "services: {web: {image: x}}\n");
    write("package.json", "{\"name\": \"x\"}");
    write(".github/workflows/ci.yaml", "on: push\njobs: {}\n");
    write("list.yaml", "- a\n- b\n");
    Snapshot snapshot = scan(folder);
    assertThat(snapshot.documents()).isEmpty();
    assertThat(snapshot.problems()).isEmpty();
  }

  @Test
  void aNamedFileWithoutObjectsIsAnError() throws IOException {
    Path file = write("values.yaml", "image: x\n");
    assertThat(errors(scan(file)))
        .singleElement()
        .asString()
        .contains("holds no Kubernetes object");
  }

  @Test
  void a19_objectsWithoutTheFieldsEveryObjectHasAreOneErrorEach() throws IOException {
    write(
        "faulty.yaml",
        """
        kind: Pod
        metadata: {name: a}
        ---
        apiVersion: v1
        metadata: {name: b}
        spec: {}
        ---
        apiVersion: v1
        kind: Pod
        metadata: []
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: 5}
        ---
        apiVersion: v1
        kind: Pod
        """);
    List<String> errors = errors(scan(folder));
    assertThat(errors).hasSize(5);
    assertThat(errors.get(0)).contains("faulty.yaml:1:1").contains("without apiVersion");
    assertThat(errors.get(1)).contains("without kind");
    assertThat(errors.get(2)).contains("metadata is a list");
    assertThat(errors.get(3)).contains("metadata.name");
    assertThat(errors.get(4)).contains("metadata is missing");
  }

  @Test
  void i10_theSnapshotDoesNotDependOnThreads() throws IOException {
    for (int i = 0; i < 50; i++) {
      write(i + ".yaml", POD.formatted("p" + i) + "---\nkind: Pod\nmetadata: {name: x}\n");
    }
    Snapshot one =
        new FileCollector(1, FileProgress.SILENT).collect(List.of(folder), Optional.empty());
    Snapshot four =
        new FileCollector(4, FileProgress.SILENT).collect(List.of(folder), Optional.empty());
    assertThat(names(four)).isEqualTo(names(one));
    assertThat(four.problems()).isEqualTo(one.problems());
  }
}
