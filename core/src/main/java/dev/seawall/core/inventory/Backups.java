package dev.seawall.core.inventory;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When what a cluster needs was last backed up: by AWS Backup, by a snapshot of a volume, or, at
 * times that are not known, by a Schedule of Velero.
 */
public final class Backups {
  /** A backup that is older is not one that somebody waits for: a plan runs each week at least. */
  public static final Duration OLDEST = Duration.ofDays(8);

  private Backups() {}

  /**
   * The newest recovery point of a resource, or completed snapshot of a volume; none when there is
   * none. Ends the judgement as Unknown when AWS Backup was not read.
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
    return Stream.concat(points, snapshots(resource))
        .filter(Fact::isSet)
        .max(Comparator.comparing(fact -> fact.or(Instant.EPOCH)));
  }

  private static Stream<Fact<Instant>> snapshots(AwsResource resource) {
    List<AwsPart> made = resource instanceof Volume volume ? volume.snapshots() : List.of();
    return made.stream()
        .filter(each -> each.text("State").is("completed"))
        .map(each -> each.moment("StartTime"));
  }

  /** Whether Velero backs up the cluster, or some of it, by a schedule that is not paused. */
  public static boolean areScheduled(Inventory inventory) {
    List<KubernetesObject> schedules = inventory.cluster().objects(Types.VELERO_SCHEDULES);
    return schedules.stream().anyMatch(Backups::runs);
  }

  private static boolean runs(Asset schedule) {
    return !schedule.flag("spec", "paused").orDefault(false).is(true);
  }
}
