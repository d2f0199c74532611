package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/** What gives a role to EC2 instances ({@code iam:GetInstanceProfile}). */
public final class InstanceProfile extends AwsResource {
  public InstanceProfile(Document document) {
    super(document);
  }

  boolean isRead() {
    return !field("GetInstanceProfile").isUnresolved();
  }

  /** The ARN of its role; IAM allows one. */
  public List<String> roles() {
    return parts(this::part, "GetInstanceProfile", "Roles").stream()
        .flatMap(each -> each.text("Arn").value().stream())
        .toList();
  }

  /**
   * The ids of the instances of a region that have it ({@code
   * ec2:DescribeIamInstanceProfileAssociations}).
   */
  public Fact<List<String>> instanceIds() {
    return texts("DescribeIamInstanceProfileAssociations");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
