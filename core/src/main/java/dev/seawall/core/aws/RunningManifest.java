package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The manifest of an image that runs, which is what ECR scans. An image of several platforms has an
 * index that names one for each (OCI Image Index Specification; Docker calls it a manifest list),
 * and each of these is scanned, not the index.
 *
 * @param name the image in words, with the platform when it has several
 * @param digest where it is told of
 * @param scan what ECR says of its scan; empty when there was none
 */
public record RunningManifest(String name, Fact<String> digest, Optional<ImageScan> scan) {
  /** The media types of an index. */
  public static final List<String> INDEXES =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  /** The states of a scan whose findings stand; enhanced scans go on for ever. */
  private static final Set<String> DONE = Set.of("COMPLETE", "ACTIVE");

  /** The state of its scan ({@code imageScanStatus}), if there was one. */
  public Optional<Fact<String>> state() {
    return scan.map(each -> each.part().text("imageScanStatus", "status").orDefault("COMPLETE"));
  }

  /** Whether a scan of it came to an end. */
  public boolean isScanned() {
    return state().filter(state -> DONE.contains(state.or(""))).isPresent();
  }

  /** Why its scan did not come to an end and will not, in words; empty where it did or may. */
  public Optional<String> trouble() {
    return switch (state().map(state -> state.or("")).orElse("NONE")) {
      case "ACTIVE", "COMPLETE", "PENDING", "IN_PROGRESS" -> Optional.empty();
      case "NONE" -> Optional.of("there is no scan of it");
      case "UNSUPPORTED_IMAGE" -> Optional.of("it is of a kind that the scanner does not support");
      case "SCAN_ELIGIBILITY_EXPIRED" -> Optional.of("Inspector no longer scans it, for its age");
      case "FINDINGS_UNAVAILABLE" -> Optional.of("what its scan found is no longer available");
      case "LIMIT_EXCEEDED" -> Optional.of("it was not scanned because a limit was reached");
      case "IMAGE_ARCHIVED" -> Optional.of("it is archived, and not scanned until it is restored");
      case "FAILED" -> Optional.of("its scan failed");
      default -> Optional.of("its scan is in a state that is not known");
    };
  }

  /** When its last scan was complete; a scan that goes on tells when it last changed. */
  public Optional<Fact<Instant>> lastScan() {
    return scan.map(each -> each.part().moment("imageScanFindings", "imageScanCompletedAt"));
  }

  /** The one manifest of an image, or those of its platforms. */
  static List<RunningManifest> of(Repository repository, AwsPart image) {
    RunningManifest own =
        of(repository, image.text("imageDigest"), image.texts("imageTags").or(List.of()));
    if (!INDEXES.contains(image.text("imageManifestMediaType").or("")) || own.isScanned()) {
      return List.of(own);
    }
    List<RunningManifest> platforms =
        repository.listed("BatchGetImage").stream()
            .filter(index -> index.text("imageId", "imageDigest").is(own.digest().or("")))
            .flatMap(index -> index.listed("imageManifest", "manifests").stream())
            .map(each -> of(repository, each.text("digest"), List.of()))
            .toList();
    if (platforms.isEmpty()) {
      throw UnresolvedFactException.missing(
          image, "no image for the platforms of the nodes is told of " + own.name());
    }
    return platforms;
  }

  private static RunningManifest of(Repository repository, Fact<String> digest, List<String> tags) {
    Optional<ImageScan> scan =
        repository.scans().stream().filter(each -> isOf(each, digest.or(""), tags)).findFirst();
    return new RunningManifest(ImageNames.of(repository, digest.or("")), digest, scan);
  }

  private static boolean isOf(ImageScan scan, String digest, List<String> tags) {
    return scan.digest().isEmpty()
        ? tags.contains(scan.part().text("imageId", "imageTag").or(""))
        : scan.digest().equals(digest);
  }
}
