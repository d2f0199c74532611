package dev.seawall.core.check;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.inventory.Inventory;

/**
 * One question asked of every asset of one type. Implementations are stateless and pure: no clock,
 * no input or output, the same answer for the same asset and inventory. A Markdown page of the same
 * stem lies beside each ({@link CheckPage}).
 */
public interface Check<A extends Asset> {
  Spec<A> spec();

  Verdict judge(A asset, Inventory inventory);
}
