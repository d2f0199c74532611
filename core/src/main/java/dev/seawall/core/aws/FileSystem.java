package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;

/** A file system of EFS with its policy, mount targets and access points. */
public final class FileSystem extends AwsResource {
  private static final String DESCRIBED = "DescribeFileSystems";

  public FileSystem(Document document) {
    super(document);
  }

  public String fileSystemId() {
    return text(DESCRIBED, "FileSystemId").or(arn().name());
  }

  public Fact<Boolean> encrypted() {
    return flag(DESCRIBED, "Encrypted").orDefault(false);
  }

  /** Without one, every client that reaches a mount target has full access (EFS user guide). */
  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "DescribeFileSystemPolicy");
  }

  public List<AwsPart> mountTargets() {
    return listed("DescribeMountTargets");
  }

  public List<AwsPart> accessPoints() {
    return listed("DescribeAccessPoints");
  }
}
