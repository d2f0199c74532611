package dev.seawall.core.inventory;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When AWS last backed up what a cluster needs: by AWS Backup, or by a snapshot of a volume. */
public final class Backups {
  /** A backup that is older is not one that somebody waits for: a plan runs each week at least. */
  public static final Duration OLDEST = Duration.ofDays(8);

  private Backups() {}

  /**
   * The newest recovery point of a resource, or completed snapshot of a volume; none when there is
   * none. Ends the judgement as Unknown when AWS Backup was not read, and when one that has no time
   * may be newer than those that are too old.
   */
  public static Optional<Fact<Instant>> newest(AwsResource resource, Inventory inventory) {
    AwsRegion region =
        inventory
            .aws()
            .region(resource)
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        resource, "what AWS Backup keeps of " + resource + " was not read"));
    String arn = resource.arn().toString();
    Stream<Fact<Instant>> points =
        region.protectedResources().stream()
            .filter(each -> each.text("ResourceArn").is(arn))
            .map(each -> each.moment("LastBackupTime"));
    List<Fact<Instant>> made = Stream.concat(points, snapshots(resource)).toList();
    Optional<Fact<Instant>> newest =
        made.stream().filter(Fact::isSet).max(Comparator.comparing(fact -> fact.or(Instant.EPOCH)));
    if (newest.filter(each -> isRecent(each, inventory)).isEmpty()
        && !made.stream().allMatch(Fact::isSet)) {
      throw UnresolvedFactException.missing(
          resource, "when the last backup of " + resource + " was made is not known");
    }
    return newest;
  }

  /** Whether a backup is not too old to count. */
  public static boolean isRecent(Fact<Instant> made, Inventory inventory) {
    return inventory
        .time()
        .map(now -> now.minus(OLDEST))
        .filter(oldest -> !made.or(Instant.EPOCH).isBefore(oldest))
        .isPresent();
  }

  private static Stream<Fact<Instant>> snapshots(AwsResource resource) {
    List<AwsPart> made = resource instanceof Volume volume ? volume.snapshots() : List.of();
    return made.stream()
        .filter(each -> each.text("State").is("completed"))
        .map(each -> each.moment("StartTime"));
  }
}
