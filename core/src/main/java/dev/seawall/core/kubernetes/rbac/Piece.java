package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;

/** A rule, a selector or a subject inside a role or a binding, so that its fields can be read. */
final class Piece extends Asset {
  private final Asset whole;

  Piece(Asset whole, Path path, Mapping content) {
    super(whole.document(), path, content);
    this.whole = whole;
  }

  @Override
  public ResourceId resource() {
    return whole.resource();
  }
}
