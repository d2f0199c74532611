package dev.seawall.collect.kubernetes;

import dev.seawall.core.snapshot.ResourceType;

/** Hears how far a collection is, from several threads. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (type, objects) -> {};

  /** So many objects of a type were read so far. */
  void read(ResourceType type, int objects);
}
