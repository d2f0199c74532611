package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The catalogue, loaded while the command line is read, which takes about as long. */
final class LoadingCatalogue {
  private final FutureTask<Catalogue> loading = new FutureTask<>(Catalogue::load);

  LoadingCatalogue() {
    Thread.ofPlatform().daemon().name("catalogue").start(loading);
  }

  /** The catalogue; what keeps it from being loaded is thrown here. */
  Catalogue get() {
    try {
      return loading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading the checks", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case null, default -> throw new IllegalStateException("the checks were not loaded", e);
      }
    }
  }
}
