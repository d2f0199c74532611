package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subnets and groups that neither the cluster nor a node group names, but nodes and files use. */
@Timeout(60)
class WhereNodesAndFilesAreTest {
  private static final String EFS = "GET /2015-02-01/";
  private FakeAws aws;
  private SdkEnvironment sdk;

  @BeforeEach
  void start() throws IOException {
    aws = FakeAws.start();
    sdk = SdkEnvironment.of(aws.url());
    aws.on("GET /clusters", Response.json("{\"clusters\":[\"prod\"]}"))
        .on(
            "GET /clusters/prod",
            Response.json(
                "{\"cluster\":{\"name\":\"prod\",\"arn\":\"arn:aws:eks:eu-west-1:111122223333:"
                    + "cluster/prod\",\"status\":\"ACTIVE\",\"resourcesVpcConfig\":{\"vpcId\":"
                    + "\"vpc-1\",\"subnetIds\":[\"subnet-control\"]}}}"))
        .on("GET /clusters/prod/node-groups", Response.json("{\"nodegroups\":[]}"))
        .on(EFS + "file-systems", Response.json("{\"FileSystems\":[{\"FileSystemId\":\"fs-1\"}]}"))
        .on(
            EFS + "mount-targets",
            Response.json(
                "{\"MountTargets\":[{\"MountTargetId\":\"fsmt-1\",\"FileSystemId\":\"fs-1\","
                    + "\"SubnetId\":\"subnet-files\",\"VpcId\":\"vpc-1\"}]}"))
        .on(
            EFS + "mount-targets/fsmt-1/security-groups",
            Response.json("{\"SecurityGroups\":[\"sg-files\"]}"))
        .on(EFS + "file-systems/fs-1/policy", Response.error(404, "PolicyNotFound", "none"))
        .on(EFS + "access-points", Response.json("{\"AccessPoints\":[]}"))
        .on(
            "DescribeInstances",
            request ->
                request.body().contains("eks-cluster-name")
                    ? instance("i-auto", "subnet-auto")
                    : instance("i-1", "subnet-nodes"))
        .on(
            "DescribeSubnets",
            set(
                "DescribeSubnets",
                "subnetSet",
                "<subnetId>subnet-auto</subnetId>",
                "<subnetId>subnet-control</subnetId>",
                "<subnetId>subnet-files</subnetId>",
                "<subnetId>subnet-nodes</subnetId>"))
        .on(
            "DescribeRouteTables",
            set(
                "DescribeRouteTables",
                "routeTableSet",
                "<routeTableId>rtb-1</routeTableId><associationSet><item><main>true</main></item>"
                    + "</associationSet>"))
        .on("DescribeNetworkAcls", set("DescribeNetworkAcls", "networkAclSet"))
        .on(
            "DescribeSecurityGroups",
            set(
                "DescribeSecurityGroups",
                "securityGroupInfo",
                "<groupId>sg-files</groupId><groupName>files</groupName>"))
        .on("DescribeSecurityGroupRules", set("DescribeSecurityGroupRules", "securityGroupRuleSet"))
        .on(
            "DescribeAutoScalingGroups",
            Response.xml(
                "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult>"
                    + "<AutoScalingGroups/></DescribeAutoScalingGroupsResult>"
                    + "</DescribeAutoScalingGroupsResponse>"));
  }

  private static Response instance(String id, String subnet) {
    return set(
        "DescribeInstances",
        "reservationSet",
        "<instancesSet><item><instanceId>%s</instanceId><subnetId>%s</subnetId></item></instancesSet>"
            .formatted(id, subnet));
  }

  private static Response set(String operation, String list, String... items) {
    StringBuilder body = new StringBuilder();
    for (String item : items) {
      body.append("<item>").append(item).append("</item>");
    }
    return Response.xml(
        "<"
            + operation
            + "Response><"
            + list
            + ">"
            + body
            + "</"
            + list
            + "></"
            + operation
            + "Response>");
  }

  @AfterEach
  void stop() {
    sdk.close();
    aws.close();
  }

  @Test
  void theyAreReadWithTheirRoutesAndRules() throws AwsConnectionException {
    List<Collected> clusters = new ArrayList<>();
    try (AwsCollector collector =
        AwsCollector.open(
            AwsConnection.STANDARD.inRegions(List.of("eu-west-1")),
            CollectOptions.STANDARD.withDeadlines(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(40)))) {
      collector.collect(
          new Target.Named(List.of("prod")),
          List.of(
              AwsTypes.EKS_CLUSTERS,
              AwsTypes.NODEGROUPS,
              AwsTypes.INSTANCES,
              AwsTypes.FILE_SYSTEMS,
              AwsTypes.SUBNETS,
              AwsTypes.SECURITY_GROUPS),
          _ -> Mentioned.NOTHING,
          Progress.SILENT,
          clusters::add);
    }
    Map<String, String> routeTables = new TreeMap<>();
    List<String> groups = new ArrayList<>();
    clusters
        .getFirst()
        .documents()
        .forEach(
            document -> {
              String arn = Values.text(document.value(), "arn");
              String name = arn.substring(arn.lastIndexOf('/') + 1);
              if (arn.contains(":subnet/")) {
                routeTables.put(
                    name, Values.text(document.value(), "DescribeRouteTables", "RouteTableId"));
              }
              if (arn.contains(":security-group/")) {
                groups.add(name);
              }
            });
    assertThat(routeTables)
        .containsOnlyKeys("subnet-auto", "subnet-control", "subnet-files", "subnet-nodes")
        .allSatisfy((subnet, table) -> assertThat(table).isEqualTo("rtb-1"));
    assertThat(groups).contains("sg-files");
  }
}
