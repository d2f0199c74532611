package dev.seawall.collect.files;

import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A kustomization.yaml. What it lists is judged as it is written. What only Kustomize can make, a
 * base with its patches and remote resources, is told and not judged: a patch by itself would be
 * called unsafe for what its base sets, and safe for what it adds.
 */
final class Kustomization {
  private static final List<String> RESOURCES = List.of("resources", "bases", "components");
  private static final List<String> PATCHES =
      List.of("patches", "patchesStrategicMerge", "patchesJson6902");
  private final String file;
  private final Mapping content;
  private final Locator locator;

  Kustomization(String file, Mapping content, Locator locator) {
    this.file = file;
    this.content = content;
    this.locator = locator;
  }

  static boolean isOne(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.equals("kustomization.yaml") || name.equals("kustomization.yml");
  }

  /** The files of its patches, as the user would open them. */
  Set<String> patchFiles() {
    Set<String> files = new TreeSet<>();
    for (String field : PATCHES) {
      for (Value each : list(field).items()) {
        if (path(each) instanceof Text path && !path.text().contains("\n")) {
          files.add(resolve(path.text()));
        }
      }
    }
    return files;
  }

  /** A patch is a file's path, or a mapping that names one. */
  private static @Nullable Value path(Value patch) {
    return patch instanceof Mapping mapping ? mapping.get("path") : patch;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (String field : RESOURCES) {
      Sequence list = list(field);
      for (int i = 0; i < list.length(); i++) {
        if (list.get(i) instanceof Text text && isRemote(text.text())) {
          Path at = Path.ROOT.field(field).item(i);
          problems.add(problem(at, "remote resource, not fetched and not judged"));
        }
      }
    }
    for (String field : PATCHES) {
      if (list(field).length() > 0) {
        problems.add(problem(Path.ROOT.field(field), "patches, not applied and not judged"));
      }
    }
    return problems;
  }

  private Problem problem(Path at, String what) {
    return new Problem(
        Problem.Level.ERROR,
        file,
        locator.locate(content, at),
        what + "; expected the output of: kubectl kustomize " + folder());
  }

  private static boolean isRemote(String resource) {
    return resource.contains("://")
        || resource.startsWith("git@")
        || resource.startsWith("github.com/")
        || resource.contains("?ref=");
  }

  private Sequence list(String field) {
    return content.get(field) instanceof Sequence sequence ? sequence : Sequence.EMPTY;
  }

  private String folder() {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "." : file.substring(0, slash);
  }

  /** Joins as text: a path inside an archive is no path of this machine. */
  private String resolve(String relative) {
    List<String> parts = new ArrayList<>();
    String folder = file.contains("/") ? folder() + "/" : "";
    for (String part : (folder + relative).split("/", -1)) {
      boolean canGoUp = !parts.isEmpty() && !parts.getLast().equals("..");
      if (part.equals("..") && canGoUp) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
