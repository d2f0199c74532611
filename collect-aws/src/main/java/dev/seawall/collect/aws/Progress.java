package dev.seawall.collect.aws;

/** Hears how far a collection is, from several threads. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (service, region, calls) -> {};

  /** So many calls of a service in a region were answered so far. */
  void called(String service, String region, int calls);
}
