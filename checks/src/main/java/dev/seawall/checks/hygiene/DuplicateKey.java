package dev.seawall.checks.hygiene;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Optional;

/** An object with a key that is written twice in one mapping, as YAML 1.2 forbids (3.2.1.3). */
public final class DuplicateKey implements Check<KubernetesObject> {

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("duplicate-key").severity(MEDIUM).judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (!object.document().isAmbiguous()) {
      return pass();
    }
    List<Path> twice =
        object.document().notes().stream()
            .filter(note -> note.kind() == Note.Kind.DUPLICATE_KEY)
            .map(Note::path)
            .distinct()
            .toList();
    List<Verdict.Seen> seen =
        twice.stream().map(path -> new Verdict.Seen(object, path, "written twice")).toList();
    return new Verdict.Fail(
        seen, "%s has %s twice", List.of(object, Listed.of(twice)), Optional.empty());
  }
}
