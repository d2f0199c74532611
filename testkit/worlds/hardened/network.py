"""The ledger's keys and its network: private, with its own way to every service, and every flow written down."""
from account import ACCOUNT, REGION, allow, trust
from network import Network

SERVICES = ("cluster", "ebs", "logs", "ecr", "efs", "secrets", "trail", "backup")


def keys(account):
    """One key for each purpose. The logs service asks for a statement of its own."""
    statements = {
        "logs": [
            allow(
                ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
                condition={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:%s:%s:log-group:*" % (REGION, ACCOUNT)}},
                principal={"Service": "logs.%s.amazonaws.com" % REGION},
            )
        ],
        "trail": [
            allow(
                ["kms:GenerateDataKey*", "kms:DescribeKey"],
                condition={"StringEquals": {"aws:SourceAccount": ACCOUNT}},
                principal={"Service": "cloudtrail.amazonaws.com"},
            )
        ],
    }
    return {name: account.key("ledger-" + name, *statements.get(name, [])) for name in SERVICES}


def build(account, keys):
    vpc = Network(account, "ledger", "10.20.%s", cluster="ledger")
    vpc.close_default_group()
    flow = account.role(
        "ledger-flow-logs",
        trust({"Service": "vpc-flow-logs.amazonaws.com"}, condition={"StringEquals": {"aws:SourceAccount": ACCOUNT}}),
    )
    vpc.flow_logs(role=flow, key=keys["logs"])
    groups(vpc)
    vpc.endpoints(account.id("security-group", "ledger-endpoints"))
    access_lists(vpc)
    name_resolution(account, vpc)
    return vpc


def groups(vpc):
    """Who may talk to whom. The kubelet's port is open to the control plane alone."""
    plane = vpc.group("ledger-control-plane", "interfaces of the control plane", egress=False)
    machines = vpc.group("ledger-nodes", "nodes of the ledger", egress=False)
    endpoints = vpc.group("ledger-endpoints", "interface endpoints", egress=False)
    balancers = vpc.group("ledger-balancers", "internal load balancers", egress=False)
    files = vpc.group("ledger-efs", "mount targets", egress=False)
    vpc.ingress(plane, 443, machines, description="nodes to the API server")
    vpc.egress(plane, 10250, machines, description="API server to the kubelets")
    vpc.egress(plane, 8443, machines, description="API server to webhooks")
    vpc.ingress(machines, 10250, plane, description="API server to the kubelets")
    vpc.ingress(machines, 8443, plane, description="API server to webhooks")
    for protocol in ("tcp", "udp"):
        vpc.ingress(machines, 53, machines, description="DNS", protocol=protocol)
        vpc.egress(machines, 53, machines, description="DNS", protocol=protocol)
    vpc.ingress(machines, 8080, machines, balancers, description="the ledger's pods")
    vpc.egress(machines, 8080, machines, description="the ledger's pods")
    vpc.egress(machines, 443, plane, endpoints, description="API server and endpoints")
    vpc.egress(machines, 2049, files, description="files")
    vpc.ingress(files, 2049, machines, description="files")
    vpc.ingress(endpoints, 443, machines, description="services of AWS")
    offices = vpc.addresses("ledger-offices", "10.30.0.0/24", "9.9.9.0/24")
    vpc.ingress(balancers, 443, offices, description="the offices")
    vpc.ingress(balancers, 443, vpc.addresses_of("s3"), description="what S3 calls")
    vpc.egress(machines, 443, vpc.addresses_of("s3"), description="S3 by its gateway")
    vpc.egress(balancers, 8080, machines, description="the ledger's pods")


def access_lists(vpc):
    inside = [
        (False, 100, "6", vpc.cidr, 0, 65535),
        (False, 110, "17", vpc.cidr, 0, 65535),
        (False, 120, "6", "10.30.0.0/24", 443, 443),
        (True, 100, "6", vpc.cidr, 0, 65535),
        (True, 110, "17", vpc.cidr, 0, 65535),
        (True, 120, "6", "0.0.0.0/0", 443, 443),
        (True, 130, "6", "10.30.0.0/24", 1024, 65535),
    ]
    vpc.access_list("ledger-private", vpc.private, *inside)
    # answers to what the NAT gateways asked
    vpc.access_list("ledger-public", vpc.public, (False, 100, "6", vpc.cidr, 443, 443), (True, 100, "6", "0.0.0.0/0", 443, 443))


def name_resolution(account, vpc):
    """Queries are logged and filtered, and traffic to outside passes a firewall; moto cannot say so."""
    log = {
        "Id": "rslvr-qlcassoc-1",
        "ResolverQueryLogConfigId": "rslvr-qlc-1",
        "ResourceId": vpc.vpc,
        "Status": "ACTIVE",
    }
    account.answer(
        "route53resolver",
        "ListResolverQueryLogConfigAssociations",
        {"TotalCount": 1, "TotalFilteredCount": 1, "ResolverQueryLogConfigAssociations": [log]},
    )
    filtered = {"Id": "rslvr-frgassoc-1", "FirewallRuleGroupId": "rslvr-frg-1", "VpcId": vpc.vpc, "Priority": 101, "Status": "COMPLETE", "Name": "block"}
    account.answer("route53resolver", "ListFirewallRuleGroupAssociations", {"FirewallRuleGroupAssociations": [filtered]})
    wall = "arn:aws:network-firewall:%s:%s:firewall/ledger" % (REGION, ACCOUNT)
    account.answer("network-firewall", "ListFirewalls", {"Firewalls": [{"FirewallName": "ledger", "FirewallArn": wall}]})
    account.answer(
        "ec2",
        "DescribeVpcBlockPublicAccessOptions",
        {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "block-ingress", "State": "update-complete", "ManagedBy": "declarative-policy"}},
    )
