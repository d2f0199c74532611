"""For benchmarks: one cluster with ten node groups and fifty roles, and as many small ones as WIDE_CLUSTERS says.

The small clusters share the network and the security group of the large one and have one node group each, without instances.
"""
import os

import nodes
from account import allow, document, trust
from hurried.identities import account_of, federated
from network import Network

CLUSTER = "wide"
GROUPS = 10
ROLES = 50


def build(account, kubernetes):
    network = Network(account, CLUSTER, "10.2.%s", cluster=CLUSTER)
    machines = network.group("wide-nodes")
    account.name("security-group", "wide-nodes", machines)
    key = account.key("wide")
    control = account.role("wide-cluster", trust({"Service": "eks.amazonaws.com"}), managed=["AmazonEKSClusterPolicy"])
    machine = account.role(
        "wide-node",
        trust({"Service": "ec2.amazonaws.com"}),
        managed=["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
    )
    account.instance_profile("wide-node")
    known = cluster(account, CLUSTER, network, control, key, kubernetes)
    image = nodes.image(account, "amazon-eks-node-al2023-x86_64-standard-1.34-v20261101")
    groups = [
        nodes.Nodes(
            account,
            cluster=CLUSTER,
            name="workers-%02d" % number,
            image=image,
            subnets=network.private,
            instance_type="m6i.large",
            count=2,
            security_groups=[machines],
            nodeRole=machine,
        )
        for number in range(GROUPS)
    ]
    provider, issuer = nodes.oidc_provider(account, known)
    for number in range(ROLES - 2):
        account.role(
            "wide-app-%02d" % number,
            federated(provider, issuer, account_of("apps", "app-%02d" % number)),
            inline={"own": document(allow("s3:GetObject", "arn:aws:s3:::wide-%02d/*" % number))},
        )
    for name in ("vpc-cni", "coredns", "kube-proxy"):
        account.eks.create_addon(clusterName=CLUSTER, addonName=name)
    for number in range(1, int(os.environ.get("WIDE_CLUSTERS", "1"))):
        name = "small-%04d" % number
        create(account, name, network, control, key)
        own = {"vpcId": network.vpc, "clusterSecurityGroupId": account.id("security-group", "cluster-" + CLUSTER)}
        arn = account.eks.describe_cluster(name=name)["cluster"]["arn"]
        account.amend_eks(arn, {"resourcesVpcConfig": own})
        account.eks.create_nodegroup(
            clusterName=name,
            nodegroupName="workers",
            subnets=network.private,
            nodeRole=machine,
            scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 2},
        )
    return nodes.kubernetes_nodes(groups)


def cluster(account, name, network, role, key, kubernetes):
    create(account, name, network, role, key)
    changes = {"endpoint": kubernetes} if kubernetes else {}
    return nodes.finish(account, name, network.vpc, network.private, **changes)


def create(account, name, network, role, key):
    account.eks.create_cluster(
        name=name,
        roleArn=role,
        resourcesVpcConfig={
            "subnetIds": network.private,
            "endpointPublicAccess": False,
            "endpointPrivateAccess": True,
        },
        accessConfig={"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": key}}],
    )
