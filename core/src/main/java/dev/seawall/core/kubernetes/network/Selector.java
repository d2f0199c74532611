package dev.seawall.core.kubernetes.network;

import java.util.List;

/** Selects things by their labels. */
public interface Selector {
  /** Selects everything, as the empty selector does. */
  Selector EVERYTHING = new LabelSelector(List.of());

  Answer matches(Labels labels);

  /** Whether it selects everything whatever the labels. */
  boolean isEverything();
}
