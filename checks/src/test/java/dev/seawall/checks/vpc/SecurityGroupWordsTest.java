package dev.seawall.checks.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.aws.SecurityGroupUses.Use;
import dev.seawall.core.aws.Subnet;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules, routes and lists mean is decided by addresses and ports, not by their text. */
class SecurityGroupWordsTest {
  private static final String GROUP =
      """
      type: AWS::EC2::SecurityGroup
      arn: arn:aws-us-gov:ec2:us-gov-west-1:111122223333:security-group/sg-1
      DescribeSecurityGroups: {GroupId: sg-1, GroupName: nodes}
      DescribeSecurityGroupRules:
      """;
  private static final String BY_LIST =
      "- {IpProtocol: tcp, FromPort: 22, ToPort: 22, PrefixListId: pl-1}\n";
  private static final Aws NOTHING = new Aws(Snapshots.files("{}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp | 22 | 22 | 0.0.0.0/0 | true",
        "6 | 22 | 22 | 0.0.0.0/0 | true",
        "tcp | 0 | 1024 | 0.0.0.0/1 | true",
        "-1 | -1 | -1 | 0.0.0.0/0 | true",
        "tcp | 23 | 1024 | 0.0.0.0/0 | false",
        "udp | 22 | 22 | 0.0.0.0/0 | false",
        "icmp | -1 | -1 | 0.0.0.0/0 | false",
        "tcp | 22 | 22 | 10.0.0.0/8 | false",
        "tcp | 22 | 22 | 198.51.100.0/24 | false",
      })
  void aPortIsOpenWhenARangeThatContainsItIs(
      String protocol, long from, long to, String cidr, boolean open) {
    SecurityGroup group =
        group(
            "- {IsEgress: false, IpProtocol: \"%s\", FromPort: %d, ToPort: %d, CidrIpv4: %s}"
                .formatted(protocol, from, to, cidr));
    assertThat(group.openToInternet(NOTHING, 22, 22).isPresent()).isEqualTo(open);
  }

  @Test
  void aPortInsideARangeIsFoundWhereverARuleBegins() {
    SecurityGroup group =
        group("- {IpProtocol: tcp, FromPort: 31000, ToPort: 31001, CidrIpv6: \"::/0\"}");
    assertThat(group.openToInternet(NOTHING, 30000, 32767))
        .hasValueSatisfying(open -> assertThat(open.port()).isEqualTo(31000));
    assertThat(group.openToInternet(NOTHING, 30000, 30999)).isEmpty();
    assertThat(group.allTrafficFromInternet(NOTHING)).isEmpty();
  }

  @Test
  void aPrefixListThatWasNotReadIsUnknownUnlessARuleIsOpenAnyway() {
    assertThatThrownBy(() -> group(BY_LIST).openToInternet(NOTHING, 22, 22))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("pl-1 was not read");
    assertThat(group(BY_LIST).openToInternet(NOTHING, 80, 80)).isEmpty();
    String open = BY_LIST + "- {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv4: 0.0.0.0/0}";
    assertThat(group(open).openToInternet(NOTHING, 22, 22))
        .hasValueSatisfying(found -> assertThat(found).hasToString("tcp 22 from 0.0.0.0/0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "111122223333 | [{Cidr: 0.0.0.0/0}] | true",
        "111122223333 | [{Cidr: 10.0.0.0/8}, {Cidr: 128.0.0.0/1}] | true",
        "444455556666 | [{Cidr: '::/0'}] | true",
        "111122223333 | [{Cidr: 10.0.0.0/8}, {Cidr: 9.9.9.0/24}] | false",
        "111122223333 | [] | false",
        "aws | [{Cidr: 0.0.0.0/1}] | false",
      })
  void aRuleIsAsOpenAsThePrefixListItNames(String owner, String entries, boolean open) {
    assertThat(group(BY_LIST).openToInternet(lists(owner, entries), 22, 22).isPresent())
        .isEqualTo(open);
  }

  @Test
  void aRuleAndAPrefixListAreOpenTogether() {
    String rule = "- {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv4: 8.0.0.0/5}\n";
    SecurityGroup group = group(rule + BY_LIST);
    String fewer = "[{Cidr: 16.0.0.0/5}, {Cidr: 24.0.0.0/5}]";
    assertThat(group.openToInternet(lists("111122223333", fewer), 22, 22)).isEmpty();
    String more = "[{Cidr: 16.0.0.0/5}, {Cidr: 24.0.0.0/5}, {Cidr: 48.0.0.0/5}]";
    assertThat(group(BY_LIST).openToInternet(lists("111122223333", more), 22, 22)).isEmpty();
    assertThat(group.openToInternet(lists("111122223333", more), 22, 22))
        .hasValueSatisfying(
            found -> assertThat(found).hasToString("tcp 22 from 8.0.0.0/5 and tcp 22 from pl-1"));
  }

  @Test
  void aPrefixListThatWasRefusedIsUnknown() {
    Aws aws =
        new Aws(
            Snapshots.files(
                """
                type: AWS::EC2::PrefixList
                arn: arn:aws-us-gov:ec2:us-gov-west-1:111122223333:prefix-list/pl-1
                DescribeManagedPrefixLists: {PrefixListId: pl-1, OwnerId: "111122223333"}
                """));
    assertThatThrownBy(() -> group(BY_LIST).openToInternet(aws, 22, 22))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("GetManagedPrefixListEntries");
  }

  @Test
  void whatAGroupGuardsIsToldByWhatHasIt() {
    Aws aws =
        new Aws(
            Snapshots.files(
                """
                type: AWS::EKS::Cluster
                arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
                DescribeCluster:
                  resourcesVpcConfig: {clusterSecurityGroupId: sg-1, securityGroupIds: [sg-2]}
                ---
                type: AWS::EC2::NetworkInterface
                arn: arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-1
                DescribeNetworkInterfaces: {InterfaceType: branch, Groups: [{GroupId: sg-3}]}
                ---
                type: AWS::EC2::NetworkInterface
                arn: arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-2
                DescribeNetworkInterfaces:
                  InterfaceType: interface
                  Attachment: {InstanceId: i-1}
                  Groups: [{GroupId: sg-4}]
                ---
                type: AWS::EC2::NetworkInterface
                arn: arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-3
                DescribeNetworkInterfaces:
                  InterfaceType: interface
                  Description: Amazon EKS prod
                  Groups: [{GroupId: sg-5}]
                ---
                type: AWS::EC2::Instance
                arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-2
                ---
                type: AWS::ElasticLoadBalancingV2::LoadBalancer
                arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1
                DescribeLoadBalancers: {SecurityGroups: [sg-6]}
                """));
    SecurityGroupUses uses = SecurityGroupUses.of(aws);
    assertThat(uses.of("sg-1")).containsExactlyInAnyOrder(Use.CONTROL_PLANE, Use.NODES);
    assertThat(uses.of("sg-2")).containsExactly(Use.CONTROL_PLANE);
    assertThat(uses.of("sg-3")).containsExactly(Use.PODS);
    assertThat(uses.of("sg-4")).containsExactly(Use.NODES);
    assertThat(uses.of("sg-5")).containsExactly(Use.CONTROL_PLANE);
    assertThat(uses.of("sg-6")).containsExactly(Use.LOAD_BALANCERS);
    assertThat(uses.of("sg-7")).isEmpty();
  }

  @Test
  void whatAGroupGuardsIsUnknownWhenWhatMayHaveItInItsRegionWasNotRead() {
    Aws aws =
        new Aws(
            Snapshots.files(
                """
                type: AWS::EC2::Instance
                arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-1
                ---
                type: AWS::EC2::Instance
                arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-2
                DescribeInstances: {SecurityGroups: [{GroupId: sg-1}]}
                ---
                type: AWS::ElasticLoadBalancingV2::LoadBalancer
                arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1
                DescribeLoadBalancers: {SecurityGroups: [sg-6, sg-1]}
                ---
                type: AWS::ElasticLoadBalancingV2::LoadBalancer
                arn: arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/b/1
                DescribeLoadBalancers: {SecurityGroups: [sg-8]}
                """));
    SecurityGroupUses uses = SecurityGroupUses.of(aws);
    assertThat(uses.guardsNodes(group("eu-west-1", "sg-1"))).isTrue();
    assertThat(uses.guardsLoadBalancersAlone(group("eu-west-1", "sg-1"))).isFalse();
    assertThat(uses.guardsLoadBalancersAlone(group("eu-west-1", "sg-7"))).isFalse();
    assertThatThrownBy(() -> uses.guardsNodes(group("eu-west-1", "sg-7")))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("i-1");
    assertThatThrownBy(() -> uses.guardsLoadBalancersAlone(group("eu-west-1", "sg-6")))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("i-1");
    assertThat(uses.guardsNodes(group("us-east-1", "sg-7"))).isFalse();
    assertThat(uses.guardsLoadBalancersAlone(group("us-east-1", "sg-8"))).isTrue();
  }

  private static SecurityGroup group(String region, String id) {
    String text =
        """
        type: AWS::EC2::SecurityGroup
        arn: arn:aws:ec2:%s:111122223333:security-group/%s
        DescribeSecurityGroups: {GroupId: %s}
        """;
    return new Aws(Snapshots.files(text.formatted(region, id, id)))
        .all(SecurityGroup.class)
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1, State: active} | true",
        "{DestinationIpv6CidrBlock: \"::/0\", GatewayId: igw-1, State: active} | true",
        "{DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1, State: blackhole} | false",
        "{DestinationCidrBlock: 0.0.0.0/0, GatewayId: vgw-1, State: active} | false",
        "{DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1, State: active} | false",
        "{DestinationCidrBlock: 203.0.113.0/24, GatewayId: igw-1, State: active} | false",
        "{DestinationIpv6CidrBlock: \"::/0\", EgressOnlyInternetGatewayId: eigw-1} | false",
      })
  void aSubnetIsPublicByItsRoutes(String route, boolean isPublic) {
    Subnet subnet =
        new Aws(
                Snapshots.files(
                    """
                    type: AWS::EC2::Subnet
                    arn: arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1
                    DescribeSubnets: {MapPublicIpOnLaunch: true}
                    DescribeRouteTables: {Routes: [%s]}
                    """
                        .formatted(route.replace('\'', '"'))))
            .all(Subnet.class)
            .getFirst();
    assertThat(subnet.isPublic(NOTHING)).isEqualTo(isPublic);
  }

  private static Aws lists(String owner, String entries) {
    return new Aws(
        Snapshots.files(
            """
            type: AWS::EC2::PrefixList
            arn: arn:aws-us-gov:ec2:us-gov-west-1:%s:prefix-list/pl-1
            DescribeManagedPrefixLists: {PrefixListId: pl-1}
            GetManagedPrefixListEntries: %s
            """
                .formatted(owner, entries.replace('\'', '"'))));
  }

  private static SecurityGroup group(String rules) {
    return new Aws(Snapshots.files(GROUP + rules.indent(2))).all(SecurityGroup.class).getFirst();
  }
}
