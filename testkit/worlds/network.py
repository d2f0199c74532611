"""A VPC as a cluster has one: public and private subnets in three zones, their routes, and what guards them."""
from account import ACCOUNT, REGION, ZONES, allow, document, tags

ENDPOINTS = (
    "autoscaling ec2 ecr.api ecr.dkr eks eks-auth elasticloadbalancing elasticfilesystem kms logs secretsmanager"
    " ssm ssmmessages ec2messages sts"
).split()
FORMAT = (
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets}"
    " ${bytes} ${start} ${end} ${action} ${log-status} ${vpc-id} ${subnet-id} ${instance-id} ${pkt-srcaddr}"
    " ${pkt-dstaddr} ${flow-direction}"
)


class Network:
    """The parts by name: vpc, public and private (subnet ids by zone)."""

    def __init__(self, account, name, cidr, cluster=None, hostnames=True, assigns_addresses=False, gateways=3):
        self.account, self.label = account, name
        ec2 = account.ec2
        self.cidr = cidr % "0.0/16"
        self.vpc = account.name("vpc", name, ec2.create_vpc(CidrBlock=self.cidr)["Vpc"]["VpcId"])
        ec2.create_tags(Resources=[self.vpc], Tags=tags(Name=name))
        ec2.modify_vpc_attribute(VpcId=self.vpc, EnableDnsSupport={"Value": True})
        ec2.modify_vpc_attribute(VpcId=self.vpc, EnableDnsHostnames={"Value": hostnames})
        self.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=self.gateway, VpcId=self.vpc)
        self.public, self.private, self.tables = [], [], []
        outside = self.table("public")
        ec2.create_route(RouteTableId=outside, DestinationCidrBlock="0.0.0.0/0", GatewayId=self.gateway)
        nats = []
        for number, zone in enumerate(ZONES):
            subnet = self.subnet("public-" + zone, cidr % ("%d.0/24" % number), zone, outside)
            if assigns_addresses:
                ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
            self.public.append(subnet)
            if number < gateways:
                address = ec2.allocate_address(Domain="vpc")["AllocationId"]
                nats.append(ec2.create_nat_gateway(SubnetId=subnet, AllocationId=address)["NatGateway"]["NatGatewayId"])
        for number, zone in enumerate(ZONES):
            table = self.table("private-" + zone)
            ec2.create_route(
                RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nats[min(number, len(nats) - 1)]
            )
            self.private.append(self.subnet("private-" + zone, cidr % ("%d.0/19" % (32 * (number + 1))), zone, table))
            self.tables.append(table)
        if cluster:
            mark = [{"Key": "kubernetes.io/cluster/" + cluster, "Value": "shared"}]
            ec2.create_tags(Resources=self.public + self.private, Tags=mark)

    def table(self, name):
        made = self.account.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.account.ec2.create_tags(Resources=[made], Tags=tags(Name="%s-%s" % (self.label, name)))
        return made

    def subnet(self, name, cidr, zone, table):
        ec2 = self.account.ec2
        made = ec2.create_subnet(VpcId=self.vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]
        ec2.associate_route_table(RouteTableId=table, SubnetId=made)
        ec2.create_tags(Resources=[made], Tags=tags(Name="%s-%s" % (self.label, name)))
        return self.account.name("subnet", "%s-%s" % (self.label, name), made)

    def group(self, name, description="", egress=True, **more):
        """A security group without rules, but for the service's own egress rule if that is kept."""
        ec2 = self.account.ec2
        made = ec2.create_security_group(GroupName=name, Description=description or name, VpcId=self.vpc)["GroupId"]
        ec2.create_tags(Resources=[made], Tags=tags(Name=name, **more))
        if not egress:
            everything = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
            ec2.revoke_security_group_egress(GroupId=made, IpPermissions=[everything])
        return self.account.name("security-group", name, made)

    def ingress(self, group, ports, *sources, description="", protocol="tcp"):
        permissions = permission(ports, sources, description, protocol)
        self.account.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=permissions)

    def egress(self, group, ports, *sources, description="", protocol="tcp"):
        permissions = permission(ports, sources, description, protocol)
        self.account.ec2.authorize_security_group_egress(GroupId=group, IpPermissions=permissions)

    def addresses(self, name, *blocks):
        """A prefix list of these blocks."""
        made = self.account.ec2.create_managed_prefix_list(
            PrefixListName=name,
            AddressFamily="IPv4",
            MaxEntries=len(blocks),
            Entries=[{"Cidr": block, "Description": name} for block in blocks],
        )["PrefixList"]["PrefixListId"]
        return self.account.name("prefix-list", name, made)

    def addresses_of(self, service):
        """The prefix list that AWS keeps of a service's addresses."""
        wanted = [{"Name": "prefix-list-name", "Values": ["com.amazonaws.%s.%s" % (REGION, service)]}]
        return self.account.ec2.describe_managed_prefix_lists(Filters=wanted)["PrefixLists"][0]["PrefixListId"]

    def close_default_group(self):
        ec2 = self.account.ec2
        filters = [{"Name": "vpc-id", "Values": [self.vpc]}, {"Name": "group-name", "Values": ["default"]}]
        group = ec2.describe_security_groups(Filters=filters)["SecurityGroups"][0]
        if group["IpPermissions"]:
            ec2.revoke_security_group_ingress(GroupId=group["GroupId"], IpPermissions=group["IpPermissions"])
        if group["IpPermissionsEgress"]:
            ec2.revoke_security_group_egress(GroupId=group["GroupId"], IpPermissions=group["IpPermissionsEgress"])
        return group["GroupId"]

    def access_list(self, name, subnets, *entries):
        """A network ACL for these subnets; entries are (egress, rule, protocol, cidr, first port, last port)."""
        ec2 = self.account.ec2
        made = ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        ec2.create_tags(Resources=[made], Tags=tags(Name=name))
        for egress, number, protocol, cidr, first, last in entries:
            ports = {"PortRange": {"From": first, "To": last}} if first is not None else {}
            ec2.create_network_acl_entry(
                NetworkAclId=made, RuleNumber=number, Protocol=protocol, RuleAction="allow", Egress=egress, CidrBlock=cidr, **ports
            )
        for acl in ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [self.vpc]}])["NetworkAcls"]:
            for association in acl["Associations"]:
                if association["SubnetId"] in subnets:
                    ec2.replace_network_acl_association(
                        AssociationId=association["NetworkAclAssociationId"], NetworkAclId=made
                    )
        return made

    def endpoints(self, group):
        """Interface endpoints with private names, a gateway for S3, and a policy that keeps them to the account."""
        mine = {"StringEquals": {"aws:PrincipalAccount": ACCOUNT}}
        policy = document(allow("*", principal="*", condition=mine))
        for service in ENDPOINTS:
            made = self.account.ec2.create_vpc_endpoint(
                VpcEndpointType="Interface",
                VpcId=self.vpc,
                ServiceName="com.amazonaws.%s.%s" % (REGION, service),
                SubnetIds=self.private,
                SecurityGroupIds=[group],
                PrivateDnsEnabled=True,
                PolicyDocument=policy,
            )["VpcEndpoint"]["VpcEndpointId"]
            changes = {"Groups": [{"GroupId": group, "GroupName": "endpoints"}], "IpAddressType": "ipv4"}
            self.account.amend("ec2", "DescribeVpcEndpoints", {"VpcEndpointId": made}, changes)
        self.account.ec2.create_vpc_endpoint(
            VpcEndpointType="Gateway",
            VpcId=self.vpc,
            ServiceName="com.amazonaws.%s.s3" % REGION,
            RouteTableIds=self.tables,
            PolicyDocument=policy,
        )

    def flow_logs(self, traffic="ALL", group="/vpc/flow-logs", role=None, key=None, detailed=True):
        more = {"kmsKeyId": key} if key else {}
        self.account.logs.create_log_group(logGroupName=group, **more)
        self.account.logs.put_retention_policy(logGroupName=group, retentionInDays=365)
        details = {"LogFormat": FORMAT, "MaxAggregationInterval": 60} if detailed else {}
        self.account.ec2.create_flow_logs(
            ResourceIds=[self.vpc],
            ResourceType="VPC",
            TrafficType=traffic,
            LogDestinationType="cloud-watch-logs",
            LogGroupName=group,
            DeliverLogsPermissionArn=role,
            **details,
        )
        made = self.account.ec2.describe_flow_logs(Filters=[{"Name": "resource-id", "Values": [self.vpc]}])
        self.account.amend(
            "ec2", "DescribeFlowLogs", {"FlowLogId": made["FlowLogs"][0]["FlowLogId"]}, {"DeliverLogsStatus": "SUCCESS"}
        )


def permission(ports, sources, description, protocol):
    first, last = ports if isinstance(ports, tuple) else (ports, ports)
    rule = {"IpProtocol": protocol}
    if protocol != "-1":
        rule.update(FromPort=first, ToPort=last)
    more = {"Description": description} if description else {}
    for source in sources:
        if source.startswith("sg-"):
            rule.setdefault("UserIdGroupPairs", []).append({"GroupId": source, **more})
        elif source.startswith("pl-"):
            rule.setdefault("PrefixListIds", []).append({"PrefixListId": source, **more})
        elif ":" in source:
            rule.setdefault("Ipv6Ranges", []).append({"CidrIpv6": source, **more})
        else:
            rule.setdefault("IpRanges", []).append({"CidrIp": source, **more})
    return [rule]
