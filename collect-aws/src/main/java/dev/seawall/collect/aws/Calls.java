package dev.seawall.collect.aws;

import dev.seawall.collect.aws.Failure.Kind;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The calls to one region. Each is made once, however many ask for it; a service gets only so many
 * at a time; none starts after the deadline, with expired credentials, or to a service that could
 * not be reached.
 */
final class Calls {
  private static final int KEPT_ANSWERS = 4096;
  private static final List<String> TOKENS =
      List.of("nextToken", "NextToken", "NextMarker", "Marker", "nextMarker", "PaginationToken");

  private final Place place;
  private final CollectOptions options;
  private final Instant deadline;
  private final Progress progress;
  private final Session session;
  private final Map<String, Semaphore> limits = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<String, Failure> unreachable = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Answer>> answers =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Answer>> eldest) {
          return size() > KEPT_ANSWERS && eldest.getValue().isDone();
        }
      };

  /** What all calls of a collection share: whether the credentials have expired. */
  static final class Session {
    private volatile @Nullable Failure expired;

    @Nullable Failure expired() {
      return expired;
    }
  }

  Calls(Place place, CollectOptions options, Instant deadline, Session session, Progress progress) {
    this.place = place;
    this.options = options;
    this.deadline = deadline;
    this.session = session;
    this.progress = progress;
  }

  /**
   * What an operation says of something.
   *
   * @param about its parameters, in words for a message, such as an ARN
   * @param path where in the answer the value is; all of it when there is none
   */
  Answer one(Operation operation, String about, Supplier<? extends SdkPojo> call, String... path) {
    return once(
        operation,
        about,
        () -> {
          Value value = Values.at(NewerFields.with(call.get()), path);
          return value == null ? Answer.NONE : new Answer.Given(value);
        });
  }

  /** The list that the pages of an operation make together, or without a path the pages. */
  Answer all(
      Operation operation,
      String about,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      String... path) {
    return once(operation, about, () -> pages(operation, pages.get(), path));
  }

  /** The same for a caller that sees to it that nothing is called twice. */
  Answer unremembered(
      Operation operation,
      String about,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      String... path) {
    return attempt(operation, about, () -> pages(operation, pages.get(), path));
  }

  private Answer pages(Operation operation, Iterable<? extends SdkPojo> pages, String... path) {
    List<Value> items = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    int read = 0;
    for (SdkPojo page : pages) {
      Mapping answer = NewerFields.with(page);
      items.addAll(path.length == 0 ? List.of(answer) : Values.items(answer, path));
      String token = token(answer);
      boolean endless = !token.isEmpty() && !tokens.add(token);
      if (endless || ++read >= options.mostPages() && !token.isEmpty()) {
        Failure cut = new Failure(Kind.TRUNCATED, "the list went on without an end");
        return new Answer.Failed(cut, sentence(operation, place.namespace(), cut));
      }
      if (Instant.now().isAfter(deadline)) {
        Failure late = late();
        return new Answer.Failed(late, sentence(operation, place.namespace(), late));
      }
    }
    return new Answer.Given(Sequence.of(items));
  }

  private static String token(Mapping answer) {
    for (String name : TOKENS) {
      if (answer.get(name) instanceof Text text) {
        return text.text();
      }
    }
    return "";
  }

  private Answer once(Operation operation, String about, Supplier<Answer> call) {
    // Two services have operations of one name and one action: the types tell them apart.
    String key = operation.type() + " " + operation.name() + " " + about;
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> present;
    synchronized (answers) {
      present = answers.putIfAbsent(key, mine);
    }
    if (present != null) {
      return present.join();
    }
    try {
      Answer answer = attempt(operation, about, call);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private Answer attempt(Operation operation, String about, Supplier<Answer> call) {
    String service = operation.known().service();
    Semaphore limit =
        limits.computeIfAbsent(service, _ -> new Semaphore(options.callsPerService(), true));
    try {
      limit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(operation, about, late());
    }
    try {
      Failure hopeless = hopeless(service);
      return hopeless != null
          ? failed(operation, about, hopeless)
          : untilNotThrottled(operation, about, call);
    } finally {
      limit.release();
      int count = counts.computeIfAbsent(service, _ -> new AtomicInteger()).incrementAndGet();
      progress.called(service, place.region(), count);
    }
  }

  private @Nullable Failure hopeless(String service) {
    Failure expired = session.expired();
    if (expired != null) {
      return expired;
    }
    return Instant.now().isAfter(deadline) ? late() : unreachable.get(service);
  }

  private Failure late() {
    return new Failure(
        Kind.TIMED_OUT, "all calls together took longer than " + words(options.totalDeadline()));
  }

  static String words(Duration duration) {
    return duration.toSeconds() >= 120 && duration.toSecondsPart() == 0
        ? duration.toMinutes() + " minutes"
        : duration.toMillis() % 1000 == 0
            ? duration.toSeconds() + " seconds"
            : duration.toMillis() + " milliseconds";
  }

  /** The SDK repeats a throttled call three times; what is throttled longer has to wait. */
  private Answer untilNotThrottled(Operation operation, String about, Supplier<Answer> call) {
    Instant end = Instant.now().plus(options.callDeadline());
    Instant last = end.isBefore(deadline) ? end : deadline;
    Duration pause = Duration.ofMillis(500);
    while (true) {
      Answer answer = answer(operation, about, call);
      boolean throttled =
          answer instanceof Answer.Failed(Failure failure, String _)
              && failure.kind() == Kind.THROTTLED;
      if (!throttled || Instant.now().plus(pause).isAfter(last)) {
        return answer;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answer;
      }
      pause = pause.multipliedBy(2);
    }
  }

  private Answer answer(Operation operation, String about, Supplier<Answer> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      NewerFields.forget();
      if (e instanceof AwsServiceException service
          && operation.none().contains(Failures.code(service))) {
        return Answer.NONE;
      }
      Failure failure = Failures.of(e);
      if (failure.kind() == Kind.EXPIRED) {
        session.expired = failure;
      }
      if (failure.kind() == Kind.UNREACHABLE) {
        unreachable.put(operation.known().service(), failure);
      }
      return failed(operation, about, failure);
    }
  }

  Answer failed(Operation operation, String about, Failure failure) {
    return new Answer.Failed(failure, sentence(operation, about, failure));
  }

  /** {@code iam:GetRole was denied for arn…: no identity-based policy allows it}. */
  private static String sentence(Operation operation, String about, Failure failure) {
    return Ledger.action(operation, failure)
        + " "
        + failure.verb()
        + " for "
        + about
        + ": "
        + failure.clause();
  }

  /** So many calls of each service were made. */
  Map<String, Integer> counts() {
    Map<String, Integer> made = new LinkedHashMap<>();
    counts.forEach((service, count) -> made.put(service, count.get()));
    return made;
  }
}
