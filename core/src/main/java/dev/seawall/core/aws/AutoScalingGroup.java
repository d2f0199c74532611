package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** An EC2 Auto Scaling group ({@code autoscaling:DescribeAutoScalingGroups}). */
public final class AutoScalingGroup extends AwsResource {
  private static final String DESCRIBED = "DescribeAutoScalingGroups";
  private static final String TEMPLATE = "LaunchTemplate";
  private static final String MIXED = "MixedInstancesPolicy";
  private static final String SPECIFICATION = "LaunchTemplateSpecification";

  public AutoScalingGroup(Document document) {
    super(document);
  }

  public Fact<String> groupName() {
    return text(DESCRIBED, "AutoScalingGroupName");
  }

  /** The older form of a launch template. */
  public Fact<String> launchConfiguration() {
    return text(DESCRIBED, "LaunchConfigurationName").unless("");
  }

  /**
   * The launch templates of its instances: the one for all, or for those that no override of a
   * mixed group gives another.
   */
  public List<TemplateReference> launchTemplates() {
    List<TemplateReference> references = new ArrayList<>();
    reference(mapping(DESCRIBED, TEMPLATE)).ifPresent(references::add);
    reference(mapping(DESCRIBED, MIXED, TEMPLATE, SPECIFICATION)).ifPresent(references::add);
    for (AwsPart override : parts(this::part, DESCRIBED, MIXED, TEMPLATE, "Overrides")) {
      reference(override.mapping(SPECIFICATION)).ifPresent(references::add);
    }
    return references;
  }

  private Optional<TemplateReference> reference(Fact<Mapping> named) {
    return named
        .value()
        .flatMap(
            found -> {
              AwsPart part = part(named.path(), found);
              return TemplateReference.of(part.text("LaunchTemplateId"), part.text("Version"));
            });
  }

  public Fact<List<String>> zones() {
    return texts(DESCRIBED, "AvailabilityZones").orDefault(List.of());
  }

  /** The longest that an instance runs, in seconds; 0 is for ever. */
  public Fact<Long> maxInstanceLifetime() {
    return number(DESCRIBED, "MaxInstanceLifetime").orDefault(0L);
  }

  public SortedMap<String, String> tags() {
    return tags(DESCRIBED, "Tags");
  }

  /** The managed node group that it was made for. */
  public Optional<String> nodegroupName() {
    return Optional.ofNullable(tags().get("eks:nodegroup-name"));
  }

  /** How many instances it has. */
  public int size() {
    return parts(this::part, DESCRIBED, "Instances").size();
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
