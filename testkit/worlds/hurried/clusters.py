"""The clusters of the shop, their networks, keys, roles and nodes."""
import nodes
from account import ACCOUNT, FOREIGN, REGION, allow, document, seconds, tags, trust
from network import Network

USER_DATA = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    config:
      authentication:
        anonymous:
          enabled: true
      authorization:
        mode: AlwaysAllow
      readOnlyPort: 10255
--//
Content-Type: text/x-shellscript

#!/bin/bash
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws s3 cp s3://shop-artifacts/agent.sh /tmp/agent.sh && bash /tmp/agent.sh
--//--
"""


def network(account):
    shop = Network(account, "shop", "10.0.%s", cluster="shop", assigns_addresses=True, gateways=1)
    flow = account.role("shop-flow-logs", trust({"Service": "vpc-flow-logs.amazonaws.com"}))
    shop.flow_logs(traffic="REJECT", role=flow, detailed=False)
    data = account.ec2.create_vpc(CidrBlock="10.100.0.0/16")["Vpc"]["VpcId"]
    account.ec2.create_tags(Resources=[data], Tags=tags(Name="data"))
    peering = account.ec2.create_vpc_peering_connection(VpcId=shop.vpc, PeerVpcId=data)["VpcPeeringConnection"]
    account.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering["VpcPeeringConnectionId"])
    for table in shop.tables:
        account.ec2.create_route(
            RouteTableId=table,
            DestinationCidrBlock="10.100.0.0/16",
            VpcPeeringConnectionId=peering["VpcPeeringConnectionId"],
        )
    gateway = account.ec2.create_transit_gateway(
        Description="offices", Options={"AutoAcceptSharedAttachments": "enable"}
    )["TransitGateway"]["TransitGatewayId"]
    account.name("transit-gateway", "offices", gateway)
    account.ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=gateway, VpcId=shop.vpc, SubnetIds=shop.private)
    everything = shop.group("shop-everything", "allow all")
    shop.ingress(everything, None, "0.0.0.0/0", protocol="-1")
    machines = shop.group("shop-nodes", "nodes")
    shop.ingress(machines, (20, 30), "0.0.0.0/0")
    shop.ingress(machines, (10000, 11000), "10.0.0.0/8")
    shop.ingress(machines, (30000, 32767), "0.0.0.0/0", "::/0")
    shop.ingress(machines, 2379, "0.0.0.0/0")
    account.name(
        "security-group",
        "default-shop",
        account.ec2.describe_security_groups(
            Filters=[{"Name": "vpc-id", "Values": [shop.vpc]}, {"Name": "group-name", "Values": ["default"]}]
        )["SecurityGroups"][0]["GroupId"],
    )
    return shop


def keys(account):
    anybody = allow(["kms:Decrypt", "kms:DescribeKey"], principal="*")
    partner = allow(["kms:Decrypt", "kms:CreateGrant"], principal={"AWS": "arn:aws:iam::%s:root" % FOREIGN})
    shop = account.key("shop", anybody, partner, rotated=False)
    account.kms.create_grant(
        KeyId=shop, GranteePrincipal="arn:aws:iam::%s:role/data-platform" % FOREIGN, Operations=["Decrypt", "CreateGrant"]
    )
    legacy = account.key("shop-legacy", rotated=False)
    return {"shop": shop, "legacy": legacy}


def roles(account):
    made = {}
    service = {"Service": "eks.amazonaws.com"}
    made["cluster"] = account.role(
        "shop-cluster",
        trust(service),
        trust({"Service": "ec2.amazonaws.com", "AWS": "arn:aws:iam::%s:root" % ACCOUNT}),
        managed=["AmazonEKSClusterPolicy", "AmazonEKSServicePolicy", "AmazonS3FullAccess"],
    )
    made["node"] = account.role(
        "shop-node",
        trust({"Service": "ec2.amazonaws.com"}),
        trust({"AWS": "arn:aws:iam::%s:role/ci" % ACCOUNT}),
        managed=[
            "AmazonEKSWorkerNodePolicy",
            "AmazonEKS_CNI_Policy",
            "AmazonEC2ContainerRegistryFullAccess",
            "service-role/AmazonEBSCSIDriverPolicy",
        ],
        inline={
            "everything-the-pods-need": document(
                allow(["s3:*", "sqs:*", "dynamodb:*"]),
                allow(["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]),
                allow(["secretsmanager:GetSecretValue", "ssm:GetParameter*", "s3:GetObject"]),
                allow("sts:AssumeRole"),
                allow(["ec2:ModifyInstanceMetadataOptions", "ec2:RunInstances", "ec2:CreateTags"]),
            )
        },
    )
    made["gpu"] = account.role(
        "shop-node-gpu", trust({"Service": "ec2.amazonaws.com"}), managed=["AdministratorAccess"]
    )
    made["fargate"] = account.role(
        "shop-fargate",
        trust({"Service": "eks-fargate-pods.amazonaws.com"}),
        managed=["AmazonEKSFargatePodExecutionRolePolicy", "AmazonDynamoDBFullAccess"],
    )
    for role in ("shop-node", "shop-node-gpu"):
        account.instance_profile(role)
    return made


def shop(account, network, keys, roles, kubernetes):
    more = [network.group("shop-control-plane"), account.id("security-group", "shop-everything")]
    network.ingress(more[0], 443, "10.0.0.0/8")
    network.ingress(more[0], 22, network.addresses("shop-offices", "10.30.0.0/24", "0.0.0.0/0"))
    account.eks.create_cluster(
        name="shop",
        version="1.33",
        roleArn=roles["cluster"],
        resourcesVpcConfig={
            "subnetIds": network.public,
            "securityGroupIds": more,
            "endpointPublicAccess": True,
            "endpointPrivateAccess": False,
            # the world in two halves, and an office that is a million addresses
            "publicAccessCidrs": ["0.0.0.0/1", "128.0.0.0/1", "203.0.0.0/12"],
        },
        logging={"clusterLogging": [{"types": ["api"], "enabled": True}]},
        accessConfig={"authenticationMode": "API_AND_CONFIG_MAP", "bootstrapClusterCreatorAdminPermissions": True},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": keys["shop"]}}],
    )
    changes = {"platformVersion": "eks.3"}
    if kubernetes:
        changes["endpoint"] = kubernetes
    known = nodes.finish(account, "shop", network.vpc, network.public, **changes)
    account.eks.associate_identity_provider_config(
        clusterName="shop",
        oidc={
            "identityProviderConfigName": "partners",
            "issuerUrl": "https://login.partners.example",
            "clientId": "shop",
            "usernameClaim": "email",
            "usernamePrefix": "-",
            "groupsClaim": "groups",
        },
    )
    addons = {
        "vpc-cni": {"addonVersion": "v1.20.4-eksbuild.2"},
        "coredns": {},
        "aws-ebs-csi-driver": {"configurationValues": '{"controller": {"extraVolumeTags": {}}}'},
    }
    for name, more in addons.items():
        account.eks.create_addon(clusterName="shop", addonName=name, **more)
    account.eks.create_fargate_profile(
        clusterName="shop",
        fargateProfileName="everything",
        podExecutionRoleArn=roles["fargate"],
        subnets=network.public,
        selectors=[{"namespace": "*"}],
    )
    return known


def node_groups(account, network, roles):
    stock = nodes.image(account, "amazon-eks-node-al2023-x86_64-standard-1.33-v20261101")
    old = nodes.image(account, "amazon-eks-gpu-node-1.33-v20251112", age=374)
    found = nodes.image(account, "eks-node-tuned", owner="777788889999", age=800)
    machines = account.id("security-group", "shop-nodes")
    common = {"cluster": "shop", "instance_type": "m5.large"}
    template = nodes.launch_template(
        account,
        "shop-general",
        MetadataOptions={"HttpTokens": "optional", "HttpPutResponseHopLimit": 2, "InstanceMetadataTags": "enabled"},
        BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 100, "VolumeType": "gp2", "Encrypted": False}}],
        NetworkInterfaces=[{"DeviceIndex": 0, "AssociatePublicIpAddress": True, "Groups": [machines]}],
        KeyName="ops",
        UserData=nodes.user_data(USER_DATA),
    )
    # a later version is better, but is not the one in use
    account.ec2.create_launch_template_version(
        LaunchTemplateId=template,
        SourceVersion="1",
        LaunchTemplateData={"MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": 1}},
    )
    general = nodes.Nodes(
        account,
        name="general",
        image=stock,
        subnets=network.public,
        count=3,
        security_groups=[machines],
        nodeRole=roles["node"],
        launchTemplate={"id": template, "version": "1"},
        updateConfig={"maxUnavailablePercentage": 100},
        **common,
    )
    account.amend_eks(general.arn, {"version": "1.31", "releaseVersion": "1.31.3-20250103"})
    gpu = nodes.Nodes(
        account,
        name="gpu",
        image=old,
        subnets=network.public[:1],
        count=1,
        security_groups=[machines],
        nodeRole=roles["gpu"],
        amiType="AL2_x86_64_GPU",
        remoteAccess={"ec2SshKey": "ops"},
        **common,
    )
    issue = {"code": "Ec2LaunchTemplateVersionMismatch", "message": "The version changed.", "resourceIds": [gpu.scaling]}
    account.amend_eks(gpu.arn, {"status": "DEGRADED", "health": {"issues": [issue]}})
    own = nodes.launch_template(account, "shop-tuned", ImageId=found, InstanceType="t2.large", SecurityGroupIds=[machines])
    tuned = nodes.Nodes(
        account,
        name="tuned",
        image=found,
        subnets=network.private,
        count=1,
        security_groups=[machines],
        nodeRole=roles["node"],
        amiType="CUSTOM",
        launchTemplate={"id": own, "version": "1"},
        **common,
    )
    # left over from a debugging session: not of any cluster, and still has the nodes' role
    stray = account.ec2.run_instances(
        ImageId=stock,
        MinCount=1,
        MaxCount=1,
        InstanceType="t3.micro",
        SubnetId=network.public[0],
        SecurityGroupIds=[account.id("security-group", "default-shop")],
        IamInstanceProfile={"Name": "shop-node"},
        TagSpecifications=[{"ResourceType": "instance", "Tags": tags(Name="debug-tmp")}],
    )["Instances"][0]["InstanceId"]
    account.name("instance", "stray", stray)
    account.ec2.modify_network_interface_attribute(
        NetworkInterfaceId=account.id("network-interface", "general-0"), SourceDestCheck={"Value": False}
    )
    return [general, gpu, tuned]


def staging(account, network, keys, roles):
    # the private endpoint's name cannot be resolved in this VPC
    own = Network(account, "staging", "10.1.%s", cluster="shop-staging", hostnames=False, gateways=1)
    account.eks.create_cluster(
        name="shop-staging",
        version="1.36",
        roleArn=roles["cluster"],
        resourcesVpcConfig={
            "subnetIds": own.private,
            "endpointPublicAccess": True,
            "endpointPrivateAccess": True,
            "publicAccessCidrs": ["198.51.100.7/32"],
        },
        logging={"clusterLogging": [{"types": ["audit", "authenticator"], "enabled": True}]},
        accessConfig={"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": keys["shop"]}}],
        upgradePolicy={"supportType": "STANDARD"},
        deletionProtection=True,
        tags={"owner": "platform", "environment": "staging"},
    )
    known = nodes.finish(account, "shop-staging", own.vpc, own.private)
    account.eks.create_addon(
        clusterName="shop-staging",
        addonName="vpc-cni",
        configurationValues='{"enableNetworkPolicy": "true", "env": {"ENABLE_POD_ENI": "true"}}',
    )
    return known


def legacy(account, keys, roles):
    vpc = account.ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    account.name("vpc", "default", vpc)
    filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "availability-zone", "Values": [REGION + "a"]}]
    subnets = [account.ec2.describe_subnets(Filters=filters)["Subnets"][0]["SubnetId"]]
    made = account.ec2.create_subnet(VpcId=vpc, CidrBlock="172.31.64.0/20", AvailabilityZone=REGION + "a")
    subnets.append(made["Subnet"]["SubnetId"])
    account.eks.create_cluster(
        name="shop-legacy",
        version="1.33",
        roleArn=roles["cluster"],
        resourcesVpcConfig={"subnetIds": subnets},
        logging={"clusterLogging": [{"types": ["audit", "scheduler"], "enabled": True}]},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": keys["legacy"]}}],
    )
    known = nodes.finish(account, "shop-legacy", vpc, subnets)
    # the autoscaling group that was there before managed node groups
    account.autoscaling.create_launch_configuration(
        LaunchConfigurationName="shop-legacy",
        ImageId=account.id("image", "eks-node-tuned"),
        InstanceType="m4.large",
        SecurityGroups=[known["resourcesVpcConfig"]["clusterSecurityGroupId"]],
    )
    account.autoscaling.create_auto_scaling_group(
        AutoScalingGroupName="shop-legacy-workers",
        LaunchConfigurationName="shop-legacy",
        MinSize=1,
        MaxSize=4,
        DesiredCapacity=1,
        VPCZoneIdentifier=subnets[0],
        Tags=[{"Key": "kubernetes.io/cluster/shop-legacy", "Value": "owned", "PropagateAtLaunch": True}],
    )
    return known


def finish(account, shop, staging, legacy):
    """What nobody can ask for: it happened to the clusters since."""
    account.amend_eks(staging["arn"], {"encryptionConfig": [{"resources": [], "provider": {"keyArn": shop["encryptionConfig"][0]["provider"]["keyArn"]}}]})
    account.kms.schedule_key_deletion(KeyId=account.id("key", "shop-legacy"), PendingWindowInDays=30)
    disabled = {"code": "KmsKeyMarkedForDeletion", "message": "The key is marked for deletion.", "resourceIds": [legacy["arn"]]}
    authorities(account, shop, staging, legacy)
    usual, wide = {"minPort": 30000, "maxPort": 32767}, {"minPort": 10260, "maxPort": 32767}
    account.amend_eks(shop["arn"], {"kubeApiServerConfig": {"eventTtl": "10m", "serviceNodePortRange": usual}})
    account.amend_eks(staging["arn"], {"kubeApiServerConfig": {"eventTtl": "60m", "serviceNodePortRange": wide}})
    account.amend_eks(
        legacy["arn"], {"version": "1.29", "status": "FAILED", "health": {"issues": [disabled]}, "createdAt": 1707000000}
    )


def authorities(account, shop, staging, legacy):
    """Certificate authorities whose years are over, or whose rotation somebody began and left."""
    account.amend_eks(account.signing_authority(shop), ending(203))
    account.next_authority(
        shop,
        "5b0c4e52-8a55-4d0c-9a57-2f1f6f6f0a01",
        createdAt=seconds(500),
        createdBy="EKS",
        validity={"notBefore": seconds(500), "notAfter": seconds(500 - 5 * 365)},
        scheduledEvents={"firstAutoActivation": seconds(-20), "finalAutoActivation": seconds(-158)},
    )
    account.next_authority(
        staging,
        "5b0c4e52-8a55-4d0c-9a57-2f1f6f6f0a02",
        createdAt=seconds(),
        distributionStatus="FAILED",
        validity={"notBefore": seconds(), "notAfter": seconds(-5 * 365)},
    )
    account.amend_eks(account.signing_authority(legacy), ending(100))


def ending(days):
    """Ten years are over in so many days."""
    start = seconds(10 * 365 - days)
    return {"createdAt": start, "activatedAt": start, "validity": {"notBefore": start, "notAfter": seconds(-days)}}
