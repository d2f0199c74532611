package dev.seawall.collect.aws;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An operation that is asked about many ids at a time. An id is asked about once; what it is given
 * for each is the list of answers that name it, which is empty when the thing does not exist.
 */
final class Batch {
  private static final int KEPT_IDS = 20_000;
  private static final int SHOWN = 3;
  private final Operation operation;
  private final int size;
  private final String idKey;
  private final String path;
  private final Function<List<String>, Iterable<? extends SdkPojo>> pages;
  private final Map<String, CompletableFuture<Answer>> answers =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Answer>> eldest) {
          return size() > KEPT_IDS && eldest.getValue().isDone();
        }
      };

  /**
   * A batch of an operation.
   *
   * @param size the most ids of one call
   * @param idKey which field of an answer is the id
   * @param path where in a page the answers are
   */
  Batch(
      Operation operation,
      int size,
      String idKey,
      String path,
      Function<List<String>, Iterable<? extends SdkPojo>> pages) {
    this.operation = operation;
    this.size = size;
    this.idKey = idKey;
    this.path = path;
    this.pages = pages;
  }

  Operation operation() {
    return operation;
  }

  /** The answers for each id, in the order of the ids. */
  SortedMap<String, Answer> get(Reading reading, Collection<String> ids) {
    SortedMap<String, CompletableFuture<Answer>> asked = new TreeMap<>();
    List<String> mine = new ArrayList<>();
    synchronized (answers) {
      for (String id : new TreeSet<>(ids)) {
        CompletableFuture<Answer> future = new CompletableFuture<>();
        CompletableFuture<Answer> present = answers.putIfAbsent(id, future);
        if (present == null) {
          mine.add(id);
        }
        asked.put(id, present == null ? future : present);
      }
    }
    List<List<String>> parts = mine.stream().gather(Gatherers.windowFixed(size)).toList();
    reading.tasks().each(parts, part -> load(reading.calls(), part, asked));
    SortedMap<String, Answer> given = new TreeMap<>();
    asked.forEach((id, future) -> given.put(id, reading.noted(operation, id, future.join())));
    return given;
  }

  private boolean load(
      Calls calls, List<String> part, Map<String, CompletableFuture<Answer>> asked) {
    try {
      String about =
          part.size() <= SHOWN
              ? String.join(", ", part)
              : String.join(", ", part.subList(0, SHOWN))
                  + " and "
                  + (part.size() - SHOWN)
                  + " more";
      Answer answer = calls.unremembered(operation, about, () -> pages.apply(part), path);
      Map<String, List<Value>> byId = new TreeMap<>();
      for (Mapping item : answer.mappings()) {
        byId.computeIfAbsent(Values.text(item, idKey), _ -> new ArrayList<>()).add(item);
      }
      for (String id : part) {
        Answer own =
            answer.failed()
                ? answer
                : new Answer.Given(Sequence.of(byId.getOrDefault(id, List.of())));
        complete(asked, id, own);
      }
      return true;
    } catch (RuntimeException e) {
      part.forEach(
          id -> asked.getOrDefault(id, new CompletableFuture<>()).completeExceptionally(e));
      throw e;
    }
  }

  private static void complete(
      Map<String, CompletableFuture<Answer>> asked, String id, Answer answer) {
    CompletableFuture<Answer> future = asked.get(id);
    if (future != null) {
      future.complete(answer);
    }
  }

  /** The one answer for each id that exists; a failed one stays. */
  SortedMap<String, Answer> single(Reading reading, Collection<String> ids) {
    SortedMap<String, Answer> given = get(reading, ids);
    given.values().removeIf(answer -> !answer.failed() && answer.items().isEmpty());
    given.replaceAll(
        (_, answer) -> answer.failed() ? answer : new Answer.Given(answer.items().getFirst()));
    return given;
  }
}
