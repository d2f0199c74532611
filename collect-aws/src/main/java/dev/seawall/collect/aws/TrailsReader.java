package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.REGIONS;
import static dev.seawall.core.aws.AwsTypes.TRAILS;

import dev.seawall.core.value.Mapping;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** The trails that record what is done in a region, wherever they are kept. */
final class TrailsReader {
  private static final Operation TRAIL_LIST =
      Operation.of(TRAILS, "DescribeTrails").listing(TRAILS);
  private static final Operation TRAIL_STATUS =
      Operation.of(TRAILS, "GetTrailStatus").orNone("TrailNotFoundException");
  private static final Operation TRAIL_SELECTORS =
      Operation.of(TRAILS, "GetEventSelectors").orNone("TrailNotFoundException");

  private final Reading reading;
  private final KmsReader keys;
  private final Set<String> buckets = new ConcurrentSkipListSet<>();

  TrailsReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
  }

  void read() {
    Answer trails =
        reading.one(
            TRAIL_LIST,
            reading.place().namespace(),
            () -> reading.clients().cloudTrail().describeTrails(r -> r.includeShadowTrails(true)),
            "trailList");
    if (reading.wants(REGIONS)) {
      reading.put(
          Operation.of(REGIONS, "DescribeTrails"),
          reading.place().ofRegion(),
          trails.map(list -> Values.sequence(Values.each(list, "TrailARN"))));
    }
    if (reading.wants(TRAILS)) {
      reading.tasks().each(trails.mappings(), this::trail);
    }
  }

  private boolean trail(Mapping trail) {
    CloudTrailClient cloudTrail = reading.clients().cloudTrail();
    String trailArn = Values.text(trail, "TrailARN");
    buckets.add(Values.text(trail, "S3BucketName"));
    reading.put(TRAIL_LIST, trailArn, trail);
    reading
        .tasks()
        .all(
            () -> keys.key(Values.text(trail, "KmsKeyId")),
            () ->
                reading.put(
                    TRAIL_STATUS,
                    trailArn,
                    reading.one(
                        TRAIL_STATUS,
                        trailArn,
                        () -> cloudTrail.getTrailStatus(r -> r.name(trailArn)))),
            () ->
                reading.put(
                    TRAIL_SELECTORS,
                    trailArn,
                    reading.one(
                        TRAIL_SELECTORS,
                        trailArn,
                        () -> cloudTrail.getEventSelectors(r -> r.trailName(trailArn)))));
    return true;
  }

  /** The buckets that the trails are kept in. */
  Set<String> buckets() {
    buckets.remove("");
    return buckets;
  }
}
