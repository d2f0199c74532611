package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.value.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;

class CallsTest {
  private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1");
  private static final Operation CLUSTER = Operation.of(AwsTypes.EKS_CLUSTERS, "DescribeCluster");
  private final Map<String, Integer> progress = new ConcurrentHashMap<>();

  private Calls calls(int parallelism, Instant deadline) {
    return new Calls(
        PLACE,
        CollectOptions.STANDARD.withParallelism(parallelism, 1),
        deadline,
        new Calls.Session(),
        (service, region, count) -> progress.merge(service + " " + region, count, Math::max));
  }

  private static DescribeClusterResponse cluster() {
    return DescribeClusterResponse.builder().cluster(c -> c.name("prod")).build();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCallIsMadeOnceHoweverManyAskForIt() {
    Calls calls = calls(4, Instant.MAX);
    AtomicInteger made = new AtomicInteger();
    try (Tasks tasks = new Tasks()) {
      List<Answer> answers =
          tasks.each(
              Collections.nCopies(50, "prod"),
              name ->
                  calls.one(
                      CLUSTER,
                      name,
                      () -> {
                        made.incrementAndGet();
                        sleep(20);
                        return cluster();
                      },
                      "cluster"));

      assertThat(answers)
          .extracting(answer -> Values.text(answer.value(), "name"))
          .containsOnly("prod");
    }
    assertThat(made).hasValue(1);
    assertThat(progress).containsExactly(Map.entry("eks eu-west-1", 1));
  }

  @Test
  void aServiceGetsNoMoreCallsAtATimeThanItsLimit() {
    Calls calls = calls(3, Instant.MAX);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Tasks tasks = new Tasks()) {
      tasks.each(
          List.of("a", "b", "c", "d", "e", "f", "g", "h"),
          name ->
              calls.one(
                  CLUSTER,
                  name,
                  () -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    sleep(20);
                    underWay.decrementAndGet();
                    return cluster();
                  },
                  "cluster"));
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void afterTheDeadlineNothingIsCalled() {
    Calls calls = calls(1, Instant.now().minus(Duration.ofSeconds(1)));
    AtomicInteger made = new AtomicInteger();

    Answer answer =
        calls.one(
            CLUSTER,
            "prod",
            () -> {
              made.incrementAndGet();
              return cluster();
            });

    assertThat(made).hasValue(0);
    assertThat(answer.value())
        .hasToString(
            "eks:DescribeCluster timed out for prod: all calls together took longer than 30"
                + " minutes");
  }

  @Test
  void idsAreAskedAboutTogetherAndOnce() {
    List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());
    Batch batch =
        new Batch(
            Operation.of(AwsTypes.VOLUMES, "DescribeVolumes"),
            2,
            "VolumeId",
            "Volumes",
            ids -> {
              asked.add(ids);
              return List.of(
                  DescribeVolumesResponse.builder()
                      .volumes(
                          ids.stream()
                              .filter(id -> !id.equals("vol-gone"))
                              .map(id -> Volume.builder().volumeId(id).build())
                              .toList())
                      .build());
            });
    try (Tasks tasks = new Tasks()) {
      Reading reading =
          new Reading(
              PLACE,
              new Clients(
                  "eu-west-1",
                  () -> {
                    throw new IllegalStateException("nothing is called here");
                  },
                  Clients.http(CollectOptions.STANDARD),
                  CollectOptions.STANDARD),
              calls(4, Instant.MAX),
              tasks,
              Wanted.of(AwsTypes.all()),
              new Resources(),
              new Ledger(PLACE),
              new ConcurrentSkipListSet<>());

      Map<String, Answer> first = batch.single(reading, List.of("vol-1", "vol-2", "vol-gone"));
      Map<String, Answer> second = batch.single(reading, List.of("vol-2", "vol-3"));

      assertThat(first).containsOnlyKeys("vol-1", "vol-2");
      assertThat(second).containsOnlyKeys("vol-2", "vol-3");
      assertThat(second.get("vol-3")).extracting(Answer::value).isInstanceOf(Mapping.class);
    }
    assertThat(asked)
        .containsExactlyInAnyOrder(
            List.of("vol-1", "vol-2"), List.of("vol-gone"), List.of("vol-3"));
  }
}
