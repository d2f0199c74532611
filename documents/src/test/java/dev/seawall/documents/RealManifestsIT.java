package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Manifests that people really apply mean here what they mean to the kubectl on the path. */
class RealManifestsIT {
  /** Values that are left behind on purpose. */
  private static final String LEFT_OUT =
      "\\(redacted\\)|\\(\\d+ bytes\\)|\\(last applied configuration\\)";

  @Test
  void everyManifestReadsAsKubectlReadsIt() throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(manifests())) {
      files =
          found
              .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    Path work = Files.createTempDirectory("manifests");
    int compared = 0;
    List<String> different = new ArrayList<>();
    for (Path file : files) {
      Path copy = work.resolve("manifest" + extension(file));
      Files.write(copy, Files.readAllBytes(file));
      Kubectl.Answer answer = Kubectl.read(copy);
      Files.delete(copy);
      if (!answer.error().isEmpty()) {
        continue;
      }
      Recorded read = Recorded.of(Files.readAllBytes(file), Projection.WHOLE);
      List<Object> objects =
          read.documents.stream()
              .filter(told -> told.document().get("kind") instanceof Text)
              .map(told -> Kubectl.comparable(told.document()))
              .toList();
      compared++;
      if (!same(objects, answer.objects())) {
        different.add(file + "\n  ours:    " + objects + "\n  kubectl: " + answer.objects());
      }
    }
    Files.delete(work);
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(300);
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.'));
  }

  private static Path manifests() {
    Path folder = Path.of(System.getProperty("seawall.root", "..")).toAbsolutePath().normalize();
    while (folder != null) {
      Path found = folder.resolve("shared/conformance/real-manifests");
      if (Files.isDirectory(found)) {
        return found;
      }
      folder = folder.getParent();
    }
    throw new AssertionError("no shared/conformance/real-manifests above the project");
  }

  private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
    if (ours instanceof String text && text.matches(LEFT_OUT)) {
      return true;
    }
    if (ours instanceof Map<?, ?> left && theirs instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(key -> same(left.get(key), right.get(key)));
    }
    if (ours instanceof List<?> left && theirs instanceof List<?> right) {
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(ours, theirs);
  }
}
