package dev.seawall.cli;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a catalogue is content with, and what it cannot say, each as {@code CHECK on ASSET}; without
 * the checks of any object at all, which no gap concerns more than others.
 */
record Passes(SortedSet<String> passed, SortedSet<String> unknown) {
  static Passes in(Inventory inventory, Catalogue catalogue) {
    Passes passes = new Passes(new TreeSet<>(), new TreeSet<>());
    for (Check<?> check : catalogue.checks()) {
      if (!check.spec().judges().equals(KubernetesObject.class)) {
        passes.ask(check, inventory);
      }
    }
    return passes;
  }

  private <A extends Asset> void ask(Check<A> check, Inventory inventory) {
    for (A asset : inventory.all(check.spec().judges())) {
      String name = check.spec().id() + " on " + asset.resource();
      try {
        Verdict verdict = check.judge(asset, inventory);
        if (verdict instanceof Verdict.Pass) {
          passed.add(name);
        } else if (verdict instanceof Verdict.Unknown) {
          unknown.add(name);
        }
      } catch (UnresolvedFactException unresolved) {
        unknown.add(name);
      }
    }
  }
}
