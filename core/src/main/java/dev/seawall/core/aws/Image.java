package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;
import java.util.List;

/** An Amazon Machine Image that nodes run ({@code ec2:DescribeImages}). */
public final class Image extends AwsResource {
  private static final String DESCRIBED = "DescribeImages";

  public Image(Document document) {
    super(document);
  }

  /** {@code name (ami-1)}, as far as it is known. */
  public String called() {
    return shown(DESCRIBED, "Name") + " (" + name() + ")";
  }

  public Fact<String> owner() {
    return text(DESCRIBED, "OwnerId");
  }

  /** {@code amazon} for AWS and its verified partners, {@code aws-marketplace}, or none. */
  public Fact<String> ownerAlias() {
    return text(DESCRIBED, "ImageOwnerAlias").unless("");
  }

  /** Whether every account may start it. */
  public Fact<Boolean> isPublic() {
    return flag(DESCRIBED, "Public").orDefault(false);
  }

  public Fact<Instant> created() {
    return moment(DESCRIBED, "CreationDate");
  }

  /** When its owner says that it is out of date. */
  public Fact<Instant> deprecated() {
    return moment(DESCRIBED, "DeprecationTime");
  }

  /**
   * Whether its instances answer IMDSv2 alone when nobody says otherwise: {@code ImdsSupport} is
   * then {@code v2.0} (EC2 API, Image).
   */
  Fact<String> httpTokens() {
    return imdsSupport().map(v -> v.equals("v2.0") ? "required" : "optional").orDefault("optional");
  }

  /** The hop limit of its instances when nobody says otherwise, 2 with IMDSv2 (EC2 API, Image). */
  Fact<Long> hopLimit() {
    return imdsSupport().map(v -> v.equals("v2.0") ? 2L : 1L).orDefault(1L);
  }

  private Fact<String> imdsSupport() {
    return text(DESCRIBED, "ImdsSupport");
  }

  /** Its disks. */
  public List<AwsPart> blockDevices() {
    return parts(this::part, DESCRIBED, "BlockDeviceMappings");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
