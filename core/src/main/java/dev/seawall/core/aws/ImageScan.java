package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;

/** What a scan of one image found ({@code ecr:DescribeImageScanFindings}). */
public record ImageScan(AwsPart part) {
  /** The digest of what was scanned; empty where it is not told. */
  public String digest() {
    return part.text("imageId", "imageDigest").or("");
  }

  /** Whether it is Inspector's. */
  public boolean isEnhanced() {
    return part.field("imageScanFindings", "enhancedFindings").isSet();
  }

  /**
   * How many critical and high vulnerabilities with a fix it found; of a basic scan, which tells of
   * no fixes, how many critical ones.
   */
  public Fact<Long> flaws() {
    if (!isEnhanced()) {
      return part.number("imageScanFindings", "findingSeverityCounts", "CRITICAL").orDefault(0L);
    }
    long fixable =
        part.listed("imageScanFindings", "enhancedFindings").stream()
            .filter(ImageScan::isSevereWithFix)
            .count();
    return part.field("imageScanFindings", "enhancedFindings").map(_ -> fixable);
  }

  private static boolean isSevereWithFix(AwsPart finding) {
    String severity = finding.text("severity").or("");
    return (severity.equals("CRITICAL") || severity.equals("HIGH"))
        && !finding.text("fixAvailable").orDefault("NO").is("NO")
        && !finding.text("status").is("SUPPRESSED");
  }
}
