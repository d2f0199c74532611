package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Request;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group that mixes instance types may start some of them from launch templates of their own. */
@Timeout(60)
class MixedInstancesTest {
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  @Test
  void everyLaunchTemplateOfAMixedGroupIsRead() throws AwsConnectionException {
    account.on(
        "DescribeAutoScalingGroups",
        Response.xml(
            """
            <DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups>
            <member><AutoScalingGroupName>workers</AutoScalingGroupName>
            <AutoScalingGroupARN>arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/workers</AutoScalingGroupARN>
            <MixedInstancesPolicy><LaunchTemplate>
            <LaunchTemplateSpecification><LaunchTemplateId>lt-all</LaunchTemplateId><Version>3</Version></LaunchTemplateSpecification>
            <Overrides>
            <member><InstanceType>m7i.large</InstanceType></member>
            <member><InstanceType>m7g.large</InstanceType>
            <LaunchTemplateSpecification><LaunchTemplateId>lt-arm</LaunchTemplateId></LaunchTemplateSpecification></member>
            </Overrides></LaunchTemplate></MixedInstancesPolicy></member>
            </AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>
            """));

    account.prod(
        List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.AUTO_SCALING_GROUPS, AwsTypes.LAUNCH_TEMPLATES));

    assertThat(account.requests("DescribeLaunchTemplateVersions"))
        .extracting(Request::body)
        .anyMatch(body -> body.contains("lt-all") && body.contains("LaunchTemplateVersion.1=3"))
        .anyMatch(body -> body.contains("lt-arm") && body.contains("%24Default"));
  }
}
