package dev.seawall.core.asset;

import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;

/** A part of a larger asset that needs no words of its own, such as a port, a rule or a subject. */
public final class Part extends Asset {
  private final Asset whole;

  public Part(Asset whole, Path path, Value content) {
    super(whole.document(), path, content);
    this.whole = whole;
  }

  @Override
  public ResourceId resource() {
    return whole.resource();
  }

  @Override
  public int identityDepth() {
    return whole.identityDepth();
  }

  @Override
  public int instances() {
    return whole.instances();
  }
}
