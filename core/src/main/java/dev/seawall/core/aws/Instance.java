package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** An EC2 instance that is or was a node ({@code ec2:DescribeInstances}). */
public final class Instance extends AwsResource {
  private static final String DESCRIBED = "DescribeInstances";
  private static final String METADATA = "MetadataOptions";
  private static final String CLUSTER_TAG = "kubernetes.io/cluster/";
  private static final Set<String> GONE = Set.of("shutting-down", "terminated");

  public Instance(Document document) {
    super(document);
  }

  /** Whether it is no more, though EC2 still lists it for an hour. */
  public boolean isGone() {
    return GONE.contains(text(DESCRIBED, "State", "Name").or(""));
  }

  public SortedMap<String, String> tags() {
    return tags(DESCRIBED, "Tags");
  }

  /** Whether it was not read what its tags are, and so whose node it is. */
  public boolean tagsAreUnknown() {
    return field(DESCRIBED, "Tags").isUnresolved() || field(DESCRIBED, "Operator").isUnresolved();
  }

  /**
   * Whether EKS Auto Mode runs it: EC2 says so in {@code Operator}, for nobody else can change it
   * (EKS User Guide, "Learn about Amazon EKS Auto Mode Managed instances").
   */
  public boolean isAutoMode() {
    return flag(DESCRIBED, "Operator", "Managed").is(true)
        && text(DESCRIBED, "Operator", "Principal").or("").startsWith("eks.");
  }

  /** Whether Karpenter started it. */
  public boolean isOfKarpenter() {
    return tags().containsKey("karpenter.sh/nodepool")
        || tags().containsKey("karpenter.sh/provisioner-name");
  }

  /** The cluster whose node it says to be, whichever way it was started. */
  public Optional<String> clusterName() {
    SortedMap<String, String> tags = tags();
    for (String tag : List.of("eks:cluster-name", "aws:eks:cluster-name", "eks:eks-cluster-name")) {
      if (tags.containsKey(tag)) {
        return Optional.of(tags.get(tag));
      }
    }
    return tags.keySet().stream()
        .filter(tag -> tag.startsWith(CLUSTER_TAG))
        .map(tag -> tag.substring(CLUSTER_TAG.length()))
        .findFirst();
  }

  /** The managed node group that it belongs to. */
  public Optional<String> nodegroupName() {
    return Optional.ofNullable(tags().get("eks:nodegroup-name"));
  }

  /** The autoscaling group that it belongs to. */
  public Optional<String> autoScalingGroup() {
    return Optional.ofNullable(tags().get("aws:autoscaling:groupName"));
  }

  /** The launch template and version it was started from. */
  public Optional<TemplateReference> launchTemplate() {
    SortedMap<String, String> tags = tags();
    return Optional.ofNullable(tags.get("aws:ec2launchtemplate:id"))
        .map(
            id ->
                new TemplateReference(
                    id, tags.getOrDefault("aws:ec2launchtemplate:version", "$Default")));
  }

  public Fact<String> imageId() {
    return text(DESCRIBED, "ImageId");
  }

  public Fact<Instant> launchTime() {
    return moment(DESCRIBED, "LaunchTime");
  }

  /** Whether it must be asked by IMDSv2; an instance that does not say so also answers IMDSv1. */
  public Fact<String> httpTokens() {
    return text(DESCRIBED, METADATA, "HttpTokens").orDefault("optional");
  }

  /** How many hops an answer of IMDSv2 travels. */
  public Fact<Long> hopLimit() {
    return number(DESCRIBED, METADATA, "HttpPutResponseHopLimit").orDefault(1L);
  }

  /** Whether it has a metadata service. */
  public boolean hasMetadataService() {
    return !text(DESCRIBED, METADATA, "HttpEndpoint").is("disabled");
  }

  /** Whether its tags can be read from within. */
  public Fact<String> metadataTags() {
    return text(DESCRIBED, METADATA, "InstanceMetadataTags").orDefault("disabled");
  }

  /**
   * Whether a pod with a network of its own gets the node's credentials: over IMDSv2 when an answer
   * travels a second hop, over IMDSv1 always, for its answers have no such limit (EC2 User Guide,
   * "Use IMDSv2").
   */
  public boolean letsPodsReachMetadata() {
    return hasMetadataService() && (!httpTokens().is("required") || hopLimit().or(1L) > 1);
  }

  /** The addresses of version 4 that the Internet reaches it by. */
  public List<Fact<String>> publicAddresses() {
    Fact<String> own = text(DESCRIBED, "PublicIpAddress").unless("");
    if (own.isSet()) {
      return List.of(own);
    }
    return networkInterfaces().stream()
        .map(each -> each.text("Association", "PublicIp").unless(""))
        .filter(Fact::isSet)
        .toList();
  }

  public List<AwsPart> networkInterfaces() {
    return parts(this::part, DESCRIBED, "NetworkInterfaces");
  }

  public Fact<String> keyName() {
    return text(DESCRIBED, "KeyName").unless("");
  }

  /** The ARN of the instance profile that gives it its role. */
  public Fact<String> instanceProfile() {
    return text(DESCRIBED, "IamInstanceProfile", "Arn");
  }

  /** What it ran at its first start. */
  public UserData userData() {
    return new UserData(this, "DescribeInstanceAttribute");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
