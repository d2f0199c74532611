package dev.seawall.core.kubernetes.network;

import java.util.Set;

/** A label that a thing must have, with one of some values, to be selected. */
public record NeededLabel(String key, Set<String> values) {
  public NeededLabel {
    values = Set.copyOf(values);
  }
}
