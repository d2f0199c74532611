package dev.seawall.report;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.Arn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the AWS Management Console shows a resource, in the console of its partition. */
final class Console {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

  private Console() {}

  /** The page of a resource; none for what has no ARN or no page of its own. */
  static Optional<String> link(ResourceId asset) {
    return Arn.of(asset.arn())
        .flatMap(arn -> domain(arn).flatMap(domain -> page(asset, arn).map(domain::concat)));
  }

  /** The console of a region; that of the partition for what has no region, such as roles. */
  private static Optional<String> domain(Arn arn) {
    Optional<String> host =
        switch (arn.partition()) {
          case "aws" -> Optional.of("console.aws.amazon.com");
          case "aws-cn" -> Optional.of("console.amazonaws.cn");
          case "aws-us-gov" -> Optional.of("console.amazonaws-us-gov.com");
          default -> Optional.empty();
        };
    if (arn.region().isEmpty()) {
      return host.map(name -> "https://" + name);
    }
    return REGION.matcher(arn.region()).matches()
        ? host.map(name -> "https://" + arn.region() + "." + name)
        : Optional.empty();
  }

  private static Optional<String> page(ResourceId asset, Arn arn) {
    String name = encoded(asset.name());
    String home = "/home?region=" + arn.region() + "#";
    return switch (asset.kind()) {
      case "AWS::EKS::Cluster" -> Optional.of(eks(asset.name(), "", arn));
      case "AWS::EKS::Nodegroup" -> Optional.of(eks(asset.name(), "/nodegroups/", arn));
      case "AWS::EKS::FargateProfile" -> Optional.of(eks(asset.name(), "/fargate-profiles/", arn));
      case "AWS::EKS::Addon" -> Optional.of(eks(asset.name(), "/add-ons/", arn));
      case "AWS::IAM::Role" -> Optional.of("/iam/home#/roles/details/" + encoded(arn.lastName()));
      case "AWS::IAM::User" -> Optional.of("/iam/home#/users/details/" + encoded(arn.lastName()));
      case "AWS::IAM::Group" -> Optional.of("/iam/home#/groups/details/" + encoded(arn.lastName()));
      case "AWS::IAM::ManagedPolicy" ->
          Optional.of("/iam/home#/policies/details/" + encoded(asset.arn()));
      case "AWS::EC2::VPC" -> Optional.of("/vpcconsole" + home + "VpcDetails:VpcId=" + name);
      case "AWS::EC2::Subnet" ->
          Optional.of("/vpcconsole" + home + "SubnetDetails:subnetId=" + name);
      case "AWS::EC2::SecurityGroup" ->
          Optional.of("/ec2" + home + "SecurityGroup:groupId=" + name);
      case "AWS::EC2::Instance" ->
          Optional.of("/ec2" + home + "InstanceDetails:instanceId=" + name);
      case "AWS::EC2::Volume" -> Optional.of("/ec2" + home + "VolumeDetails:volumeId=" + name);
      case "AWS::EC2::Image" -> Optional.of("/ec2" + home + "ImageDetails:imageId=" + name);
      case "AWS::EC2::NetworkInterface" ->
          Optional.of("/ec2" + home + "NetworkInterface:networkInterfaceId=" + name);
      case "AWS::EC2::LaunchTemplate" ->
          Optional.of(
              "/ec2"
                  + home
                  + "LaunchTemplateDetails:launchTemplateId="
                  + encoded(first(asset.name())));
      case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
          Optional.of("/ec2" + home + "LoadBalancer:loadBalancerArn=" + encoded(asset.arn()));
      case "AWS::KMS::Key" -> Optional.of("/kms" + home + "/kms/keys/" + name);
      case "AWS::ECR::Repository" ->
          Optional.of(
              "/ecr/repositories/private/"
                  + encoded(arn.account())
                  + "/"
                  + asset.name().replaceAll("[^A-Za-z0-9._/-]", "")
                  + "?region="
                  + arn.region());
      case "AWS::EFS::FileSystem" -> Optional.of("/efs" + home + "/file-systems/" + name);
      case "AWS::CloudTrail::Trail" ->
          Optional.of("/cloudtrailv2" + home + "/trails/" + encoded(asset.arn()));
      default -> Optional.empty();
    };
  }

  /** A page of a cluster; the name of what belongs to one starts with the cluster's. */
  private static String eks(String name, String part, Arn arn) {
    String cluster = "/eks/clusters/" + encoded(first(name));
    String below = part.isEmpty() ? "" : part + encoded(name.substring(name.indexOf('/') + 1));
    return cluster + below + "?region=" + arn.region();
  }

  private static String first(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
