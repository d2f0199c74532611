package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.SECURITY_GROUPS;
import static dev.seawall.core.aws.AwsTypes.SUBNETS;
import static dev.seawall.core.aws.AwsTypes.TRANSIT_GATEWAYS;
import static dev.seawall.core.aws.AwsTypes.VPCS;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** The network a cluster is in: its VPC, the subnets and security groups it names. */
final class NetworkReader {
  private static final Operation DESCRIBE_VPCS =
      Operation.of(VPCS, "DescribeVpcs").listing(VPCS).orNone("InvalidVpcID.NotFound");
  private static final Operation VPC_ATTRIBUTE =
      Operation.of(VPCS, "DescribeVpcAttribute").orNone("InvalidVpcID.NotFound");
  private static final Operation FLOW_LOGS = Operation.of(VPCS, "DescribeFlowLogs");
  private static final Operation PEERINGS = Operation.of(VPCS, "DescribeVpcPeeringConnections");
  private static final Operation ROUTE_TABLES = Operation.of(SUBNETS, "DescribeRouteTables");
  private static final Operation NETWORK_ACLS = Operation.of(SUBNETS, "DescribeNetworkAcls");
  private static final Operation ATTACHMENTS =
      Operation.of(TRANSIT_GATEWAYS, "DescribeTransitGatewayVpcAttachments")
          .listing(TRANSIT_GATEWAYS);
  private static final Operation GATEWAYS =
      Operation.of(TRANSIT_GATEWAYS, "DescribeTransitGateways").listing(TRANSIT_GATEWAYS);

  private final Reading reading;
  private final RegionShared shared;
  private final PrefixLists prefixLists;
  private final Ec2Client ec2;
  private final String vpc;
  private final String vpcArn;
  private final Set<String> read = new TreeSet<>();
  private final Set<String> subnetsRead = new TreeSet<>();
  private volatile boolean gone;

  NetworkReader(Reading reading, RegionShared shared, String vpc) {
    this.reading = reading;
    this.shared = shared;
    this.prefixLists = new PrefixLists(reading, shared);
    this.ec2 = reading.clients().ec2();
    this.vpc = vpc;
    this.vpcArn = reading.place().arn("ec2", "vpc/" + vpc);
  }

  /** The VPC and what belongs to it as a whole. */
  void vpc() {
    if (vpc.isEmpty() || !reading.wants(VPCS)) {
      return;
    }
    Later<Boolean> exists = reading.tasks().start(this::describeVpc);
    reading
        .tasks()
        .all(
            this::dns,
            () ->
                put(
                    "DescribeVpcEndpoints",
                    () ->
                        ec2.describeVpcEndpointsPaginator(
                            r -> r.filters(RegionShared.filter("vpc-id", List.of(vpc)))),
                    "VpcEndpoints"),
            () ->
                put(
                    "DescribeNatGateways",
                    () ->
                        ec2.describeNatGatewaysPaginator(
                            r -> r.filter(RegionShared.filter("vpc-id", List.of(vpc)))),
                    "NatGateways"),
            this::egressOnlyGateways,
            this::peerings,
            this::transitGateways,
            this::resolver,
            () ->
                put(
                    "ListFirewalls",
                    () ->
                        reading
                            .clients()
                            .networkFirewall()
                            .listFirewallsPaginator(r -> r.vpcIds(vpc)),
                    "Firewalls"));
    if (!exists.get()) {
      gone = true;
      reading.resources().remove(vpcArn);
      reading.gone(VPCS, vpcArn);
    }
  }

  private boolean describeVpc() {
    Answer vpcs =
        reading.all(
            DESCRIBE_VPCS, vpcArn, () -> ec2.describeVpcsPaginator(r -> r.vpcIds(vpc)), "Vpcs");
    if (vpcs.failed()) {
      reading.put(DESCRIBE_VPCS, vpcArn, vpcs);
    }
    vpcs.mappings().forEach(found -> reading.put(DESCRIBE_VPCS, vpcArn, found));
    return vpcs.failed() || !vpcs.mappings().isEmpty();
  }

  private void dns() {
    Answer support = attribute(VpcAttributeName.ENABLE_DNS_SUPPORT, "EnableDnsSupport");
    Answer names = attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES, "EnableDnsHostnames");
    Map<String, Value> both = new LinkedHashMap<>();
    both.put("enableDnsSupport", support.value());
    both.put("enableDnsHostnames", names.value());
    reading.put(VPC_ATTRIBUTE, vpcArn, Mapping.of(both));
  }

  private Answer attribute(VpcAttributeName name, String key) {
    return reading
        .one(
            VPC_ATTRIBUTE,
            vpcArn + " " + name,
            () -> ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute(name)),
            key)
        .map(value -> Values.at(value, "Value") instanceof Bool bool ? bool : Null.NULL);
  }

  private void put(
      String name, Supplier<? extends Iterable<? extends SdkPojo>> pages, String path) {
    Operation operation = Operation.of(VPCS, name);
    reading.put(operation, vpcArn, reading.all(operation, vpcArn, pages, path));
  }

  /** A list of the whole region, of which those are kept that concern this VPC. */
  private void putOwn(
      String name,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      String path,
      Predicate<Value> own) {
    Operation operation = Operation.of(VPCS, name);
    Answer all = reading.all(operation, reading.place().namespace(), pages, path);
    reading.put(
        operation,
        vpcArn,
        all.map(list -> Sequence.of(Values.items(list).stream().filter(own).toList())));
  }

  private void egressOnlyGateways() {
    putOwn(
        "DescribeEgressOnlyInternetGateways",
        () -> ec2.describeEgressOnlyInternetGatewaysPaginator(),
        "EgressOnlyInternetGateways",
        gateway -> Values.each(gateway, "VpcId", "Attachments").contains(vpc));
  }

  private void resolver() {
    putOwn(
        "ListResolverQueryLogConfigAssociations",
        () -> reading.clients().resolver().listResolverQueryLogConfigAssociationsPaginator(r -> {}),
        "ResolverQueryLogConfigAssociations",
        association -> Values.text(association, "ResourceId").equals(vpc));
    putOwn(
        "ListFirewallRuleGroupAssociations",
        () -> reading.clients().resolver().listFirewallRuleGroupAssociationsPaginator(r -> {}),
        "FirewallRuleGroupAssociations",
        association -> Values.text(association, "VpcId").equals(vpc));
  }

  private void peerings() {
    List<Answer> sides =
        reading
            .tasks()
            .each(
                List.of("requester-vpc-info.vpc-id", "accepter-vpc-info.vpc-id"),
                side ->
                    reading.all(
                        PEERINGS,
                        vpcArn + " " + side,
                        () ->
                            ec2.describeVpcPeeringConnectionsPaginator(
                                r -> r.filters(RegionShared.filter(side, List.of(vpc)))),
                        "VpcPeeringConnections"));
    List<Value> both = new ArrayList<>();
    for (Answer side : sides) {
      if (side.failed()) {
        reading.put(PEERINGS, vpcArn, side);
        return;
      }
      both.addAll(side.items());
    }
    reading.put(PEERINGS, vpcArn, Sequence.of(both));
  }

  private void transitGateways() {
    if (!reading.wants(TRANSIT_GATEWAYS)) {
      return;
    }
    Answer attachments =
        reading.all(
            ATTACHMENTS,
            vpcArn,
            () ->
                ec2.describeTransitGatewayVpcAttachmentsPaginator(
                    r -> r.filters(RegionShared.filter("vpc-id", List.of(vpc)))),
            "TransitGatewayVpcAttachments");
    for (String id : new TreeSet<>(Values.each(attachments.value(), "TransitGatewayId"))) {
      Answer gateway =
          reading.all(
              GATEWAYS,
              reading.place().arn("ec2", "transit-gateway/" + id),
              () ->
                  ec2.describeTransitGatewaysPaginator(
                      r -> r.filters(RegionShared.filter("transit-gateway-id", List.of(id)))),
              "TransitGateways");
      gateway
          .mappings()
          .forEach(found -> reading.put(GATEWAYS, Values.text(found, "TransitGatewayArn"), found));
    }
  }

  /** The subnets with the route table and the network ACL in force, and the flow logs of all. */
  void subnets(Collection<String> ids) {
    if (!reading.wants(SUBNETS)) {
      return;
    }
    flowLogs(ids);
    rest(ids);
  }

  /** The subnets that turn out to matter later; those that were read are left out. */
  void rest(Collection<String> ids) {
    Set<String> unread = new TreeSet<>(ids);
    synchronized (subnetsRead) {
      unread.removeIf(id -> !subnetsRead.add(id));
    }
    if (unread.isEmpty() || !reading.wants(SUBNETS)) {
      return;
    }
    Later<Answer> tables = reading.tasks().start(this::routeTables);
    Later<Answer> acls = reading.tasks().start(this::networkAcls);
    SortedMap<String, Answer> subnets = shared.subnets().single(reading, unread);
    List<Value> routes = new ArrayList<>();
    subnets.forEach(
        (id, subnet) -> {
          String arn = reading.place().arn("ec2", "subnet/" + id);
          String told = Values.text(subnet.value(), "SubnetArn");
          String known = told.isEmpty() ? arn : told;
          reading.put(shared.subnets().operation(), known, subnet);
          Answer table = inForce(tables.get(), id, "Main");
          routes.addAll(Values.items(table.value(), "Routes"));
          reading.put(ROUTE_TABLES, known, table);
          reading.put(NETWORK_ACLS, known, inForce(acls.get(), id, ""));
        });
    prefixLists.named(routes.stream(), "DestinationPrefixListId");
  }

  private Answer routeTables() {
    return ofVpc(
        ROUTE_TABLES,
        () ->
            ec2.describeRouteTablesPaginator(
                r -> r.filters(RegionShared.filter("vpc-id", List.of(vpc)))),
        "RouteTables");
  }

  private Answer networkAcls() {
    return ofVpc(
        NETWORK_ACLS,
        () ->
            ec2.describeNetworkAclsPaginator(
                r -> r.filters(RegionShared.filter("vpc-id", List.of(vpc)))),
        "NetworkAcls");
  }

  private Answer ofVpc(
      Operation operation, Supplier<? extends Iterable<? extends SdkPojo>> pages, String path) {
    return reading.all(operation, vpcArn, pages, path);
  }

  /** The one that is associated with the subnet, else the VPC's main one. */
  private static Answer inForce(Answer all, String subnet, String main) {
    if (all.failed()) {
      return all;
    }
    Answer fallback = Answer.NONE;
    for (Mapping each : all.mappings()) {
      for (Value association : Values.items(each, "Associations")) {
        if (Values.text(association, "SubnetId").equals(subnet)) {
          return new Answer.Given(each);
        }
        if (!main.isEmpty() && Values.flag(association, main)) {
          fallback = new Answer.Given(each);
        }
      }
    }
    return fallback;
  }

  private void flowLogs(Collection<String> subnets) {
    if (vpc.isEmpty() || !reading.wants(VPCS)) {
      return;
    }
    Set<String> resources = new TreeSet<>(subnets);
    resources.add(vpc);
    Answer logs =
        reading.once(
            FLOW_LOGS,
            vpcArn,
            () ->
                ec2.describeFlowLogsPaginator(
                    r -> r.filter(RegionShared.filter("resource-id", resources))),
            "FlowLogs");
    if (!gone) {
      reading.put(FLOW_LOGS, vpcArn, logs);
    }
  }

  /** The default security group of the VPC, whose rules are in force for whatever names none. */
  void defaultSecurityGroup() {
    if (vpc.isEmpty() || !reading.wants(SECURITY_GROUPS)) {
      return;
    }
    Operation operation = shared.securityGroups().operation();
    Answer groups =
        reading.all(
            operation,
            vpcArn + " default",
            () ->
                ec2.describeSecurityGroupsPaginator(
                    r ->
                        r.filters(
                            RegionShared.filter("vpc-id", List.of(vpc)),
                            RegionShared.filter("group-name", List.of("default")))),
            "SecurityGroups");
    SortedMap<String, Answer> found = new TreeMap<>();
    groups
        .mappings()
        .forEach(group -> found.put(Values.text(group, "GroupId"), new Answer.Given(group)));
    put(found, shared.securityGroupRules().get(reading, found.keySet()));
  }

  /** The security groups with these ids, unless they were read before. */
  void securityGroups(Collection<String> ids) {
    if (!reading.wants(SECURITY_GROUPS)) {
      return;
    }
    Set<String> rest = new TreeSet<>(ids);
    synchronized (read) {
      rest.removeIf(id -> id.isEmpty() || !read.add(id));
    }
    Later<SortedMap<String, Answer>> rules =
        reading.tasks().start(() -> shared.securityGroupRules().get(reading, rest));
    put(shared.securityGroups().single(reading, rest), rules.get());
  }

  /** A group that does not exist has no rules either; a group may have none and exist. */
  private void put(SortedMap<String, Answer> groups, SortedMap<String, Answer> rules) {
    groups.forEach(
        (id, group) -> {
          String told = Values.text(group.value(), "SecurityGroupArn");
          String arn = told.isEmpty() ? reading.place().arn("ec2", "security-group/" + id) : told;
          reading.put(shared.securityGroups().operation(), arn, group);
          reading.put(
              shared.securityGroupRules().operation(), arn, rules.getOrDefault(id, Answer.NONE));
        });
    prefixLists.named(
        rules.values().stream().map(Answer::items).flatMap(List::stream), "PrefixListId");
  }
}
