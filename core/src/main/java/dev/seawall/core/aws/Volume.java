package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.SortedMap;

/** An EBS volume of a node or a PersistentVolume ({@code ec2:DescribeVolumes}). */
public final class Volume extends AwsResource {
  private static final String DESCRIBED = "DescribeVolumes";

  public Volume(Document document) {
    super(document);
  }

  public Fact<Boolean> encrypted() {
    return flag(DESCRIBED, "Encrypted").orDefault(false);
  }

  public Fact<String> kmsKey() {
    return text(DESCRIBED, "KmsKeyId");
  }

  public SortedMap<String, String> tags() {
    return tags(DESCRIBED, "Tags");
  }

  /** Whether it was made for a PersistentVolume, which its tags tell. */
  public boolean isOfPersistentVolume() {
    return tags().keySet().stream()
        .anyMatch(
            tag ->
                tag.startsWith("kubernetes.io/created-for/")
                    || tag.equals("ebs.csi.aws.com/cluster")
                    || tag.equals("CSIVolumeName"));
  }

  /** The instances it is attached to. */
  public List<String> attachedTo() {
    return parts(this::part, DESCRIBED, "Attachments").stream()
        .flatMap(each -> each.text("InstanceId").value().stream())
        .toList();
  }

  /** The account's own snapshots of it ({@code ec2:DescribeSnapshots}), whoever made them. */
  public List<AwsPart> snapshots() {
    return listed("DescribeSnapshots");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
