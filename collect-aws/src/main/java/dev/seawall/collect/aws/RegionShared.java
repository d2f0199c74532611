package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.IMAGES;
import static dev.seawall.core.aws.AwsTypes.PREFIX_LISTS;
import static dev.seawall.core.aws.AwsTypes.SECURITY_GROUPS;
import static dev.seawall.core.aws.AwsTypes.SUBNETS;
import static dev.seawall.core.aws.AwsTypes.VOLUMES;

import java.util.Collection;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * What the clusters of a region share: things that several of them name are asked about once. EC2
 * is asked with filters and not with ids, because one id that does not exist any more would fail
 * the whole call.
 */
record RegionShared(
    Batch subnets,
    Batch securityGroups,
    Batch securityGroupRules,
    Batch prefixLists,
    Batch volumes,
    Batch volumeSnapshots,
    Batch images,
    Batch parameters,
    Batch balancerTags,
    Batch classicTags) {
  private static final int MOST_IDS = 200;

  static RegionShared of(Clients clients) {
    return new RegionShared(
        new Batch(
            Operation.of(SUBNETS, "DescribeSubnets").listing(SUBNETS),
            MOST_IDS,
            "SubnetId",
            "Subnets",
            ids ->
                clients.ec2().describeSubnetsPaginator(r -> r.filters(filter("subnet-id", ids)))),
        new Batch(
            Operation.of(SECURITY_GROUPS, "DescribeSecurityGroups").listing(SECURITY_GROUPS),
            MOST_IDS,
            "GroupId",
            "SecurityGroups",
            ids ->
                clients
                    .ec2()
                    .describeSecurityGroupsPaginator(r -> r.filters(filter("group-id", ids)))),
        new Batch(
            Operation.of(SECURITY_GROUPS, "DescribeSecurityGroupRules"),
            MOST_IDS,
            "GroupId",
            "SecurityGroupRules",
            ids ->
                clients
                    .ec2()
                    .describeSecurityGroupRulesPaginator(r -> r.filters(filter("group-id", ids)))),
        new Batch(
            Operation.of(PREFIX_LISTS, "DescribeManagedPrefixLists"),
            MOST_IDS,
            "PrefixListId",
            "PrefixLists",
            ids ->
                clients
                    .ec2()
                    .describeManagedPrefixListsPaginator(
                        r -> r.filters(filter("prefix-list-id", ids)))),
        new Batch(
            Operation.of(VOLUMES, "DescribeVolumes").listing(VOLUMES),
            MOST_IDS,
            "VolumeId",
            "Volumes",
            ids ->
                clients.ec2().describeVolumesPaginator(r -> r.filters(filter("volume-id", ids)))),
        new Batch(
            Operation.of(VOLUMES, "DescribeSnapshots"),
            MOST_IDS,
            "VolumeId",
            "Snapshots",
            ids ->
                clients
                    .ec2()
                    .describeSnapshotsPaginator(
                        r -> r.ownerIds("self").filters(filter("volume-id", ids)))),
        new Batch(
            Operation.of(IMAGES, "DescribeImages").listing(IMAGES),
            MOST_IDS,
            "ImageId",
            "Images",
            ids ->
                clients
                    .ec2()
                    .describeImagesPaginator(
                        r -> r.includeDeprecated(true).filters(filter("image-id", ids)))),
        SecretsReader.parameters(clients),
        LoadBalancersReader.tags(clients),
        LoadBalancersReader.classicTags(clients));
  }

  static Filter filter(String name, Collection<String> values) {
    return Filter.builder().name(name).values(values).build();
  }
}
