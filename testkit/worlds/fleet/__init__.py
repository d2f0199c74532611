"""Three clusters in two regions, two of them of one name, that share what each should have for itself.

shop in eu-west-1 and shop in eu-central-1 have one API server behind them, so that their objects have the same names;
batch has an endpoint that nothing listens at. All have the role of one control plane, the two of eu-west-1 one key,
the two shops one node role.
"""
import boto3

from account import REGION, allow, document, trust

OTHER = "eu-central-1"
NOWHERE = "https://127.0.0.1:9"


def build(account, kubernetes):
    control = account.role("control-plane", trust({"Service": "eks.amazonaws.com"}), managed=["AmazonEKSClusterPolicy"])
    machine = account.role(
        "node",
        trust({"Service": "ec2.amazonaws.com"}),
        managed=["AmazonEKSWorkerNodePolicy"],
        inline={"logs": document(allow("s3:PutObject", "arn:aws:s3:::fleet-logs/*"))},
    )
    key = account.key("fleet")
    for name, region, keys, endpoint in (
        ("shop", REGION, [key], kubernetes or NOWHERE),
        ("batch", REGION, [key], NOWHERE),
        ("shop", OTHER, [], kubernetes or NOWHERE),
    ):
        cluster(account, name, region, control, keys, endpoint)
        if name == "shop":
            nodegroup(name, region, machine)
    return []


def cluster(account, name, region, role, keys, endpoint):
    made = boto3.client("eks", region_name=region).create_cluster(
        name=name,
        roleArn=role,
        resourcesVpcConfig={"subnetIds": subnets(region), "endpointPublicAccess": True},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": key}} for key in keys],
    )["cluster"]
    boto3.client("eks", region_name=region).create_addon(clusterName=name, addonName="vpc-cni")
    vpc = boto3.client("ec2", region_name=region).describe_vpcs()["Vpcs"][0]["VpcId"]
    account.amend_eks(made["arn"], {"endpoint": endpoint, "resourcesVpcConfig": {"vpcId": vpc}})


def subnets(region):
    """Two subnets of the region's default VPC."""
    found = boto3.client("ec2", region_name=region).describe_subnets()["Subnets"]
    return sorted(subnet["SubnetId"] for subnet in found)[:2]


def nodegroup(cluster, region, role):
    boto3.client("eks", region_name=region).create_nodegroup(
        clusterName=cluster,
        nodegroupName="workers",
        subnets=subnets(region),
        nodeRole=role,
        scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 2},
    )
