package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How EKS supports a minor version of Kubernetes, as {@code eks:DescribeClusterVersions} says, or
 * as the EKS user guide's calendar said in November 2026 where that call was not made.
 *
 * @param defaultPlatform the newest build of EKS for it; empty when it is not known
 */
public record ClusterVersion(
    String version,
    Support support,
    Optional<Instant> endOfStandardSupport,
    Optional<Instant> endOfExtendedSupport,
    Optional<String> defaultPlatform) {
  private static final Pattern MINOR = Pattern.compile("(\\d{1,3})\\.(\\d{1,4})");

  /** The type that clusters have which do not run on Outposts. */
  private static final String IN_THE_CLOUD = "eks";

  /** The last days of standard and of extended support; what is older than these has none. */
  private static final Map<String, List<LocalDate>> CALENDAR =
      Map.of(
          "1.29", List.of(LocalDate.of(2025, 3, 23), LocalDate.of(2026, 3, 23)),
          "1.30", List.of(LocalDate.of(2025, 7, 23), LocalDate.of(2026, 7, 23)),
          "1.31", List.of(LocalDate.of(2025, 11, 26), LocalDate.of(2026, 11, 26)),
          "1.32", List.of(LocalDate.of(2026, 3, 23), LocalDate.of(2027, 3, 23)),
          "1.33", List.of(LocalDate.of(2026, 7, 29), LocalDate.of(2027, 7, 29)),
          "1.34", List.of(LocalDate.of(2026, 12, 2), LocalDate.of(2027, 12, 2)),
          "1.35", List.of(LocalDate.of(2027, 3, 27), LocalDate.of(2028, 3, 27)));

  /** What AWS still does for a version. */
  public enum Support {
    STANDARD_SUPPORT,
    EXTENDED_SUPPORT,
    UNSUPPORTED
  }

  /** The version of a cluster; unknown when nobody says how it is supported. */
  public static ClusterVersion of(EksCluster cluster, Aws aws, Optional<Instant> time) {
    return of(cluster, cluster.version(), aws, time);
  }

  /** The version of a node group; unknown when it has none or nobody says how it is supported. */
  public static ClusterVersion of(Nodegroup nodegroup, Aws aws, Optional<Instant> time) {
    return of(nodegroup, nodegroup.version(), aws, time);
  }

  private static ClusterVersion of(
      AwsResource asking, Fact<String> written, Aws aws, Optional<Instant> time) {
    String version =
        written
            .value()
            .orElseThrow(() -> UnresolvedFactException.missing(asking, "it has no version"));
    Optional<AwsRegion> region = aws.region(asking).filter(AwsRegion::saysVersions);
    return region.isPresent()
        ? told(version, region.get().clusterVersions(), asking)
        : calendar(version, time, asking);
  }

  private static ClusterVersion told(String version, List<AwsPart> all, Asset asking) {
    Map<Integer, AwsPart> known = new TreeMap<>();
    for (AwsPart each : all) {
      Optional<String> text = each.text("clusterVersion").value();
      // local clusters on Outposts have a calendar of their own
      boolean inTheCloud = each.text("clusterType").orDefault(IN_THE_CLOUD).is(IN_THE_CLOUD);
      if (text.isPresent()) {
        int number = number(text.get(), asking);
        if (inTheCloud || !known.containsKey(number)) {
          known.put(number, each);
        }
      }
    }
    int number = number(version, asking);
    AwsPart found = known.get(number);
    if (found != null) {
      return told(version, found);
    }
    // AWS lists what it supports; a version below all of these it supports no more.
    if (!known.isEmpty() && known.keySet().iterator().next() > number) {
      return unsupported(version);
    }
    throw UnresolvedFactException.missing(asking, "EKS does not list version " + version);
  }

  private static ClusterVersion told(String version, AwsPart said) {
    String status = said.text("versionStatus").orElse(said.text("status")).or("");
    String name = status.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Support each : Support.values()) {
      if (each.name().equals(name)) {
        return new ClusterVersion(
            version,
            each,
            said.moment("endOfStandardSupportDate").value(),
            said.moment("endOfExtendedSupportDate").value(),
            said.text("defaultPlatformVersion").value());
      }
    }
    throw UnresolvedFactException.missing(
        said, "the status of version " + version + " is \"" + status + "\"");
  }

  private static ClusterVersion calendar(String version, Optional<Instant> time, Asset asking) {
    List<LocalDate> ends = CALENDAR.get(version);
    if (ends == null) {
      int oldest = CALENDAR.keySet().stream().mapToInt(v -> number(v, asking)).min().orElse(0);
      if (number(version, asking) < oldest) {
        return unsupported(version);
      }
      throw UnresolvedFactException.missing(
          asking, "DescribeClusterVersions was not read and " + version + " is not known");
    }
    Instant now =
        time.orElseThrow(
            () ->
                UnresolvedFactException.missing(
                    asking, "when the snapshot was collected is not known"));
    Instant standard = ends.getFirst().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant extended = ends.getLast().atStartOfDay(ZoneOffset.UTC).toInstant();
    Support support =
        now.isBefore(standard)
            ? Support.STANDARD_SUPPORT
            : now.isBefore(extended) ? Support.EXTENDED_SUPPORT : Support.UNSUPPORTED;
    return new ClusterVersion(
        version, support, Optional.of(standard), Optional.of(extended), Optional.empty());
  }

  private static ClusterVersion unsupported(String version) {
    return new ClusterVersion(
        version, Support.UNSUPPORTED, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A number that is greater for a newer version; unknown when the text is none. */
  static int number(String version, Asset asking) {
    Matcher parts = MINOR.matcher(version);
    if (!parts.matches()) {
      throw UnresolvedFactException.missing(
          asking, "\"" + version + "\" is no version of Kubernetes");
    }
    return Integer.parseInt(parts.group(1)) * 10_000 + Integer.parseInt(parts.group(2));
  }
}
