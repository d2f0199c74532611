package dev.seawall.core.kubernetes.network;

import java.util.List;
import java.util.Optional;

/** Selects things by their labels. */
public interface Selector {
  /** Selects everything, as the empty selector does. */
  Selector EVERYTHING = new LabelSelector(List.of());

  Answer matches(Labels labels);

  /** A label without which nothing is selected, where there is one. */
  default Optional<NeededLabel> needs() {
    return Optional.empty();
  }

  /** Whether it selects everything whatever the labels. */
  boolean isEverything();
}
