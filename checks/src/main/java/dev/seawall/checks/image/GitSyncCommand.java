package dev.seawall.checks.image;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.List;

/**
 * A git-sync container that is told to run another program as git ({@code GITSYNC_GIT}, {@code
 * --git}).
 */
public final class GitSyncCommand implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("git-sync-command").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    for (Part variable : container.env()) {
      Fact<String> name = variable.text("name");
      if (name.is("GITSYNC_GIT")) {
        return fail(name, "%s tells git-sync which program to run as git", container);
      }
    }
    for (String field : List.of("command", "args")) {
      Fact<Value> words = container.field(field);
      // The image last: it is what differs most between the pods of one owner.
      if (words.value().filter(GitSyncCommand::setsGit).isPresent()
          && container.image().or("").contains("git-sync")) {
        return fail(words, "%s tells git-sync which program to run as git", container);
      }
    }
    return pass();
  }

  private static boolean setsGit(Value words) {
    return words instanceof Sequence sequence
        && sequence.items().stream()
            .map(String::valueOf)
            .anyMatch(word -> word.equals("--git") || word.startsWith("--git="));
  }
}
