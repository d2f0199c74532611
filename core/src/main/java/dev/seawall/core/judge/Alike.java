package dev.seawall.core.judge;

import dev.seawall.core.asset.Asset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assets that are judged at once as far as what they have in common decides.
 *
 * @param common stands for all of them; null for one alone
 */
record Alike<A extends Asset>(@Nullable A common, List<A> assets) {
  /** Each asset alone or among those like it, in the order of the first of them. */
  static <A extends Asset> List<Alike<A>> of(List<A> assets) {
    List<Alike<A>> all = new ArrayList<>(assets.size());
    Map<Asset, Alike<A>> byCommon = new IdentityHashMap<>();
    for (A asset : assets) {
      Asset common = asset.common();
      Alike<A> known = common == null ? null : byCommon.get(common);
      if (known == null) {
        known = new Alike<>(Alike.<A>sameClass(common), new ArrayList<>(1));
        all.add(known);
        if (common != null) {
          byCommon.put(common, known);
        }
      }
      known.assets().add(asset);
    }
    return all;
  }

  @SuppressWarnings("unchecked") // what stands for an asset is of its class
  private static <A extends Asset> @Nullable A sameClass(@Nullable Asset common) {
    return (A) common;
  }

  /** Whether it is cheaper to ask of what they have in common first. */
  boolean areSeveral() {
    return assets.size() > 1;
  }

  A first() {
    return assets.getFirst();
  }
}
