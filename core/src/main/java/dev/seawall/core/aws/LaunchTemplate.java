package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A version of a launch template ({@code ec2:DescribeLaunchTemplateVersions}). */
public final class LaunchTemplate extends AwsResource {
  private static final String DESCRIBED = "DescribeLaunchTemplateVersions";
  private static final String DATA = "LaunchTemplateData";
  private static final String METADATA = "MetadataOptions";

  public LaunchTemplate(Document document) {
    super(document);
  }

  /** {@code lt-1} of an ARN that ends in {@code launch-template/lt-1/7}. */
  public String templateId() {
    int slash = name().indexOf('/');
    return slash < 0 ? name() : name().substring(0, slash);
  }

  /** {@code 7} of an ARN that ends in {@code launch-template/lt-1/7}; empty when it has none. */
  public String version() {
    return name().substring(Math.min(templateId().length() + 1, name().length()));
  }

  Fact<Boolean> isDefaultVersion() {
    return flag(DESCRIBED, "DefaultVersion").orDefault(false);
  }

  /** The name people know it by, and its version. */
  public String called() {
    return shown(DESCRIBED, "LaunchTemplateName") + " version " + version();
  }

  /** The image that it names, or {@code resolve:ssm:…}; EKS picks one when it names none. */
  public Fact<String> imageId() {
    return text(DESCRIBED, DATA, "ImageId");
  }

  /** Whether instances must use IMDSv2: {@code required} or {@code optional}. */
  public Fact<String> httpTokens() {
    return text(DESCRIBED, DATA, METADATA, "HttpTokens");
  }

  /** How many hops an answer of IMDSv2 travels. */
  public Fact<Long> hopLimit() {
    return number(DESCRIBED, DATA, METADATA, "HttpPutResponseHopLimit");
  }

  /** Whether the metadata service is there at all. */
  public Fact<String> httpEndpoint() {
    return text(DESCRIBED, DATA, METADATA, "HttpEndpoint");
  }

  /** The network interfaces that instances start with. */
  public List<AwsPart> networkInterfaces() {
    return parts(this::part, DESCRIBED, DATA, "NetworkInterfaces");
  }

  /** The security groups that it gives to instances or to their network interfaces. */
  public List<String> securityGroups() {
    List<String> groups = new ArrayList<>(texts(DESCRIBED, DATA, "SecurityGroupIds").or(List.of()));
    networkInterfaces().forEach(each -> groups.addAll(each.texts("Groups").or(List.of())));
    return groups;
  }

  /** The disks that it changes or adds to those of the image. */
  public List<AwsPart> blockDevices() {
    return parts(this::part, DESCRIBED, DATA, "BlockDeviceMappings");
  }

  public Fact<String> keyName() {
    return text(DESCRIBED, DATA, "KeyName").unless("");
  }

  /** The name, or the last part of the ARN, of the instance profile it gives to instances. */
  public Optional<String> instanceProfile() {
    Fact<String> arn = text(DESCRIBED, DATA, "IamInstanceProfile", "Arn");
    return arn.orElse(text(DESCRIBED, DATA, "IamInstanceProfile", "Name"))
        .value()
        .map(named -> named.substring(named.lastIndexOf('/') + 1));
  }

  /** What instances run at their first start. */
  public UserData userData() {
    return new UserData(this, DESCRIBED, DATA, "UserData");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
