package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository of ECR with what is known of the images in it that run. */
public final class Repository extends AwsResource {
  private static final String DESCRIBED = "DescribeRepositories";

  public Repository(Document document) {
    super(document);
  }

  /** Whether the repository's own setting scans images when they are pushed. */
  public Fact<Boolean> scanOnPush() {
    return flag(DESCRIBED, "imageScanningConfiguration", "scanOnPush").orDefault(false);
  }

  /** {@code MUTABLE}, {@code IMMUTABLE}, or one of these {@code _WITH_EXCLUSION}. */
  public Fact<String> tagMutability() {
    return text(DESCRIBED, "imageTagMutability").orDefault("MUTABLE");
  }

  /** The exclusion from immutability, such as {@code latest*}, that a tag falls under. */
  public Optional<Fact<String>> exclusionOf(String tag) {
    if (!tagMutability().is("IMMUTABLE_WITH_EXCLUSION")) {
      return Optional.empty();
    }
    return listed(DESCRIBED, "imageTagMutabilityExclusionFilters").stream()
        .map(each -> each.text("filter"))
        .filter(filter -> matches(filter.or(""), tag))
        .findFirst();
  }

  private static boolean matches(String pattern, String text) {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split("\\*", -1)) {
      parts.add(Pattern.quote(part));
    }
    return Pattern.matches(String.join(".*", parts), text);
  }

  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetRepositoryPolicy");
  }

  /** The settings of the registry that it is in, when they were read. */
  public Optional<AwsRegion> registry(Aws aws) {
    return aws.all(AwsRegion.class).stream()
        .filter(each -> each.account().equals(account()) && each.region().equals(region()))
        .findFirst();
  }

  /** The registry's scanning rule that means this repository ({@code repositoryFilters}). */
  public Optional<AwsPart> scanningRule(AwsRegion registry) {
    return registry.listed("GetRegistryScanningConfiguration", "rules").stream()
        .filter(
            rule ->
                !rule.text("scanFrequency").is("MANUAL")
                    && rule.listed("repositoryFilters").stream()
                        .anyMatch(filter -> means(filter.text("filter").or(""))))
        .findFirst();
  }

  /**
   * Whether its images are scanned without being asked to: by a rule of the registry, or by its own
   * setting. Inspector, which enhanced scanning is, scans what the rules mean and takes no notice
   * of the repository's setting.
   */
  public boolean isScannedBy(AwsRegion registry) {
    if (scanningRule(registry).isPresent()) {
      return true;
    }
    return scanOnPush().is(true) && !scanType(registry).is("ENHANCED");
  }

  /** Who scans the images of a registry: {@code BASIC} or {@code ENHANCED}. */
  public static Fact<String> scanType(AwsRegion registry) {
    return registry.text("GetRegistryScanningConfiguration", "scanType");
  }

  /** A filter without a wildcard means every name that contains it. */
  private boolean means(String filter) {
    String name = arn().name();
    if (!filter.contains("*")) {
      return name.contains(filter);
    }
    return matches(filter, name);
  }

  /**
   * What scans found in the images that run, one answer for each; of an image of several platforms
   * one for each platform of the cluster's nodes.
   */
  public List<ImageScan> scans() {
    return listed("DescribeImageScanFindings").stream().map(ImageScan::new).toList();
  }

  /** The image that a scan is of, in words; its tag is told where it was not read. */
  public String scanned(ImageScan scan) {
    Fact<String> tag = scan.part().text("imageId", "imageTag");
    return tag.isSet() ? name() + ":" + tag.or("") : ImageNames.of(this, scan.digest());
  }

  /**
   * The digests of the manifests that stand in one index with a manifest, itself among them: of
   * these a node runs the one of its platform. None where no index names it.
   */
  public List<String> beside(String digest) {
    return ImageNames.beside(this, digest);
  }

  /** The manifests that run, of all images of this repository. */
  public List<RunningManifest> running() {
    return listed("DescribeImages").stream()
        .flatMap(image -> RunningManifest.of(this, image).stream())
        .toList();
  }
}
