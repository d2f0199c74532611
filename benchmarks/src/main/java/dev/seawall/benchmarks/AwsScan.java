package dev.seawall.benchmarks;

import dev.seawall.collect.aws.AwsCollector;
import dev.seawall.collect.aws.AwsConnection;
import dev.seawall.collect.aws.CollectOptions;
import dev.seawall.collect.aws.Collected;
import dev.seawall.collect.aws.Mentioned;
import dev.seawall.collect.aws.Progress;
import dev.seawall.collect.aws.Summary;
import dev.seawall.collect.aws.Target;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.worlds.World;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads the AWS side of clusters from servers that answer after a fixed time.
 *
 * <p>{@code AwsScan wide} one cluster with ten node groups and fifty roles, 20 ms a call; {@code
 * AwsScan many N} N clusters, with the heap as they go by; {@code AwsScan limited N} N clusters of
 * services that throttle; {@code AwsScan command N SEAWALL} the whole command over one and over N
 * clusters, start-up included.
 */
final class AwsScan {
  private static final Duration CALL = Duration.ofMillis(20);

  /** So slow that processor time is hidden: twice as slow again, and only waiting differs. */
  private static final Duration SLOW_CALL = Duration.ofMillis(250);

  private static final Duration SLOWER_CALL = Duration.ofMillis(500);
  private static final int NO_LIMIT = 10_000;
  private static final int RUNS = 5;

  /** So often that the JVM has compiled what a collection needs: starting is measured by itself. */
  private static final int REHEARSALS = 250;

  private final ReplayProcess replay;

  private AwsScan(ReplayProcess replay) {
    this.replay = replay;
  }

  public static void main(String[] arguments) throws Exception {
    int clusters = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    try (AwsEnvironment account = AwsEnvironment.start();
        ReplayProcess replay = ReplayProcess.start(account.eks(), account.services())) {
      World.wide(account, clusters);
      System.setProperty("aws.endpointUrl", replay.services());
      System.setProperty("aws.endpointUrlEks", replay.eks());
      System.setProperty("aws.accessKeyId", AwsEnvironment.ACCOUNT);
      System.setProperty("aws.secretAccessKey", "any");
      System.setProperty("aws.region", AwsEnvironment.REGION);
      AwsScan scan = new AwsScan(replay);
      switch (arguments[0]) {
        case "wide" -> scan.wide();
        case "many" -> scan.many(clusters);
        case "limited" -> scan.limited();
        case "command" -> scan.command(account, clusters, arguments[2]);
        default -> throw new IllegalArgumentException("expected wide, many, limited or command");
      }
    }
  }

  private void wide() throws Exception {
    Target one = new Target.Named(List.of(World.WIDE.cluster()));
    for (int i = 0; i < REHEARSALS; i++) {
      collect(one, CollectOptions.STANDARD, cluster -> {});
    }
    CollectOptions unlimited = CollectOptions.STANDARD.withParallelism(NO_LIMIT, 1);
    double slow = seconds(one, unlimited, SLOW_CALL);
    double slower = seconds(one, unlimited, SLOWER_CALL);
    long path = Math.round((slower - slow) / (SLOWER_CALL.minus(SLOW_CALL).toMillis() / 1e3));
    replay.forgetCalls();
    double limited = seconds(one, CollectOptions.STANDARD, CALL);
    int calls = replay.calls() / RUNS;
    replay.forgetCalls();
    collect(one, CollectOptions.STANDARD, cluster -> {});
    List<String> again = replay.again();
    System.out.printf(
        "%d calls, %d again, %.3f s; %d calls depend on each other, %.3f s: %.2f times%n",
        calls,
        again.size(),
        limited,
        path,
        path * CALL.toMillis() / 1e3,
        limited / (path * CALL.toMillis() / 1e3));
    again.forEach(System.out::println);
  }

  /** The median of several runs. */
  private double seconds(Target target, CollectOptions options, Duration call) throws Exception {
    replay.delay(call);
    List<Double> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      collect(target, options, cluster -> {});
      runs.add((System.nanoTime() - start) / 1e9);
    }
    replay.delay(Duration.ZERO);
    return runs.stream().sorted().toList().get(RUNS / 2);
  }

  private void many(int clusters) throws Exception {
    collect(new Target.All(), CollectOptions.STANDARD, cluster -> {});
    replay.forgetCalls();
    replay.delay(CALL);
    int[] seen = {0};
    long start = System.nanoTime();
    Consumer<Collected> count =
        cluster -> {
          if (++seen[0] % Math.max(1, clusters / 5) == 0) {
            System.out.printf("after %d clusters %d MB of heap%n", seen[0], heap());
          }
        };
    Summary summary = collect(new Target.All(), CollectOptions.STANDARD, count);
    double seconds = (System.nanoTime() - start) / 1e9;
    int calls = replay.calls();
    System.out.printf(
        "%d clusters in %.1f s: %.0f an hour, %.1f calls each, %d passed on%n",
        summary.clusters(),
        seconds,
        summary.clusters() / seconds * 3600,
        (double) calls / summary.clusters(),
        replay.passedOn());
  }

  /** The same from services that refuse what comes faster than they allow. */
  private void limited() throws Exception {
    AtomicInteger unavoidable = new AtomicInteger();
    collect(
        new Target.All(),
        CollectOptions.STANDARD,
        cluster -> unavoidable.addAndGet(cluster.gaps().size()));
    replay.forgetCalls();
    replay.delay(CALL);
    replay.limit();
    AtomicInteger gaps = new AtomicInteger();
    long start = System.nanoTime();
    Summary summary =
        collect(
            new Target.All(),
            CollectOptions.STANDARD,
            cluster -> gaps.addAndGet(cluster.gaps().size()));
    int calls = replay.calls();
    System.out.printf(
        "%d clusters in %.1f s: %d calls, %.2f %% throttled, %d gaps more%n",
        summary.clusters(),
        (System.nanoTime() - start) / 1e9,
        calls,
        100.0 * replay.throttled() / calls,
        gaps.get() - unavoidable.get());
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private void command(AwsEnvironment account, int clusters, String seawall) throws Exception {
    List<String> one = List.of("--cluster", World.WIDE.cluster(), "--without-kubernetes");
    for (List<String> which : List.of(one, List.of("--all-clusters"))) {
      List<String> command = new ArrayList<>(List.of(seawall, "scan", "--format", "json"));
      command.addAll(which);
      command.addAll(List.of("--region", AwsEnvironment.REGION));
      List<Double> runs = new ArrayList<>();
      for (int i = 0; i <= RUNS; i++) {
        long start = System.nanoTime();
        run(command, account.variables());
        runs.add((System.nanoTime() - start) / 1e9);
      }
      runs.removeFirst();
      System.out.printf(
          "%d clusters: %.2f s%n",
          which.equals(one) ? 1 : clusters, runs.stream().sorted().toList().get(RUNS / 2));
    }
  }

  private void run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.environment().put("AWS_ENDPOINT_URL", replay.services());
    builder.environment().put("AWS_ENDPOINT_URL_EKS", replay.eks());
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    int code = builder.start().waitFor();
    if (code != 1 && code != 3) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }

  private static Summary collect(Target target, CollectOptions options, Consumer<Collected> sink)
      throws Exception {
    try (AwsCollector collector = AwsCollector.open(AwsConnection.STANDARD, options)) {
      return collector.collect(
          target, AwsTypes.all(), cluster -> Mentioned.NOTHING, Progress.SILENT, sink);
    }
  }
}
