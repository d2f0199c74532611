package dev.seawall.collect.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work that goes on at the same time, each piece on a virtual thread of its own. */
final class Tasks implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Starts at once; the answer waits for the end. */
  <T> Later<T> start(Callable<T> work) {
    Future<T> future = threads.submit(work);
    return () -> join(future);
  }

  /** Does the same to all at the same time, and waits; the results are in the order given. */
  <A, B> List<B> each(Collection<A> items, Function<A, B> work) {
    List<Later<B>> started = new ArrayList<>();
    items.forEach(item -> started.add(start(() -> work.apply(item))));
    List<B> results = new ArrayList<>();
    started.forEach(each -> results.add(each.get()));
    return results;
  }

  /** Does all at the same time, and waits. */
  void all(Runnable... works) {
    each(
        List.of(works),
        work -> {
          work.run();
          return true;
        });
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while collecting", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** Ends what is still going on. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
