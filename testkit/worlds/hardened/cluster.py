"""The ledger's cluster, its nodes, its add-ons, and who may enter."""
import nodes
from account import ACCOUNT, REGION, trust
from parts import audit_stream

CLUSTER = "arn:aws:eks:%s:%s:cluster/ledger" % (REGION, ACCOUNT)
OWNED = {"owner": "platform", "environment": "production", "data-classification": "confidential", "cost-center": "1001"}
POLICY = "arn:aws:eks::aws:cluster-access-policy/"
NODE_CONFIG = """apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    config:
      protectKernelDefaults: true
      eventRecordQPS: 50
"""


def build(account, vpc, keys, kubernetes):
    group = "/aws/eks/ledger/cluster"
    account.logs.create_log_group(logGroupName=group, kmsKeyId=keys["logs"])
    account.logs.put_retention_policy(logGroupName=group, retentionInDays=400)
    account.amend("logs", "DescribeLogGroups", {"logGroupName": group}, {"deletionProtectionEnabled": True})
    # of the future, so that a world that stays up for a day does not go stale
    audit_stream(account, group, -24 * 60)
    away = {
        "filterName": "to-the-security-account",
        "logGroupName": group,
        "filterPattern": "",
        "destinationArn": "arn:aws:logs:%s:222233334444:destination:audit" % REGION,
        "distribution": "ByLogStream",
    }
    account.answer("logs", "DescribeSubscriptionFilters", {"subscriptionFilters": [away]}, when={"logGroupName": group})
    role = account.role("ledger-cluster", by_service("eks.amazonaws.com", CLUSTER), managed=["AmazonEKSClusterPolicy"])
    plane = account.id("security-group", "ledger-control-plane")
    account.eks.create_cluster(
        name="ledger",
        version="1.36",
        roleArn=role,
        resourcesVpcConfig={
            "subnetIds": vpc.private,
            "securityGroupIds": [plane],
            "endpointPublicAccess": False,
            "endpointPrivateAccess": True,
        },
        kubernetesNetworkConfig={"serviceIpv4Cidr": "172.20.0.0/16"},
        logging={
            "clusterLogging": [
                {"types": ["api", "audit", "authenticator", "controllerManager", "scheduler"], "enabled": True}
            ]
        },
        accessConfig={"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False},
        encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": keys["cluster"]}}],
        upgradePolicy={"supportType": "STANDARD"},
        zonalShiftConfig={"enabled": True},
        deletionProtection=True,
        tags=OWNED,
    )
    account.kms.create_grant(KeyId=keys["cluster"], GranteePrincipal=role, Operations=["Decrypt", "Encrypt", "DescribeKey"])
    changes = {"endpoint": kubernetes} if kubernetes else {}
    known = nodes.finish(account, "ledger", vpc.vpc, vpc.private, **changes)
    account.amend_eks(CLUSTER, {"resourcesVpcConfig": {"controlPlaneEgressMode": "CUSTOMER_ROUTED"}})
    # the group that EKS makes lets its members do everything; here only the control plane is in it
    own = known["resourcesVpcConfig"]["clusterSecurityGroupId"]
    itself = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": own}]}
    account.ec2.revoke_security_group_ingress(GroupId=own, IpPermissions=[itself])
    everything = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    account.ec2.revoke_security_group_egress(GroupId=own, IpPermissions=[everything])
    people(account)
    fargate(account, vpc)
    return known


def by_service(service, source, action="sts:AssumeRole"):
    """A trust in a service that acts for this account and this resource."""
    condition = {"StringEquals": {"aws:SourceAccount": ACCOUNT}, "ArnLike": {"aws:SourceArn": source}}
    return trust({"Service": service}, action, condition)


def people(account):
    """Roles of the identity centre, each with what its work needs and in its namespaces."""
    sso = {"Federated": "arn:aws:iam::%s:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE" % ACCOUNT}
    condition = {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
    saml = trust(sso, ["sts:AssumeRoleWithSAML", "sts:TagSession"], condition)
    path = "/aws-reserved/sso.amazonaws.com/eu-west-1/"
    for name, policy, scope, groups in (
        ("Ledger", "AmazonEKSEditPolicy", {"type": "namespace", "namespaces": ["ledger", "batch"]}, []),
        ("Audit", "AmazonEKSViewPolicy", {"type": "cluster"}, []),
        ("Platform", "AmazonEKSEditPolicy", {"type": "namespace", "namespaces": ["ingress"]}, ["ledger-operators"]),
    ):
        role = account.role("AWSReservedSSO_%s_0123456789abcdef" % name, saml, path=path)
        account.eks.create_access_entry(clusterName="ledger", principalArn=role, kubernetesGroups=groups, tags=OWNED)
        account.eks.associate_access_policy(
            clusterName="ledger", principalArn=role, policyArn=POLICY + policy, accessScope=scope
        )


def fargate(account, vpc):
    profile = "arn:aws:eks:%s:%s:fargateprofile/ledger/*" % (REGION, ACCOUNT)
    role = account.role(
        "ledger-fargate",
        by_service("eks-fargate-pods.amazonaws.com", profile),
        managed=["AmazonEKSFargatePodExecutionRolePolicy"],
    )
    account.eks.create_fargate_profile(
        clusterName="ledger",
        fargateProfileName="batch",
        podExecutionRoleArn=role,
        subnets=vpc.private,
        selectors=[{"namespace": "batch", "labels": {"compute": "fargate"}}],
        tags=OWNED,
    )


def node_group(account, vpc, keys):
    role = account.role(
        "ledger-node",
        trust({"Service": "ec2.amazonaws.com"}),
        managed=["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
    )
    account.instance_profile("ledger-node")
    image = nodes.image(account, "amazon-eks-node-al2023-x86_64-standard-1.36-v20261115", age=6)
    machines = account.id("security-group", "ledger-nodes")
    disk = {
        "VolumeSize": 40,
        "VolumeType": "gp3",
        "Encrypted": True,
        "KmsKeyId": keys["ebs"],
        "DeleteOnTermination": True,
    }
    template = nodes.launch_template(
        account,
        "ledger-workers",
        MetadataOptions={
            "HttpTokens": "required",
            "HttpPutResponseHopLimit": 1,
            "HttpEndpoint": "enabled",
            "InstanceMetadataTags": "disabled",
        },
        BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": disk}],
        NetworkInterfaces=[{"DeviceIndex": 0, "AssociatePublicIpAddress": False, "Groups": [machines]}],
        UserData=nodes.user_data(NODE_CONFIG),
    )
    group = nodes.Nodes(
        account,
        cluster="ledger",
        name="workers",
        image=image,
        subnets=vpc.private,
        instance_type="m6i.large",
        count=3,
        security_groups=[machines],
        nodeRole=role,
        launchTemplate={"id": template, "version": "1"},
        nodeRepairConfig={"enabled": True},
        tags=OWNED,
    )
    account.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group.scaling, MaxInstanceLifetime=1209600)
    account.amend("autoscaling", "DescribeAutoScalingGroups", {"AutoScalingGroupName": group.scaling}, {"MaxInstanceLifetime": 1209600})
    return group


def addons(account):
    own = {
        "vpc-cni": ("aws-node", "AmazonEKS_CNI_Policy"),
        "aws-ebs-csi-driver": ("ebs-csi-controller-sa", "service-role/AmazonEBSCSIDriverPolicy"),
        "aws-efs-csi-driver": ("efs-csi-controller-sa", "service-role/AmazonEFSCSIDriverPolicy"),
        "amazon-cloudwatch-observability": ("cloudwatch-agent", "CloudWatchAgentServerPolicy"),
    }
    values = {
        "vpc-cni": '{"enableNetworkPolicy": "true", "env": {"NETWORK_POLICY_ENFORCING_MODE": "strict"}}',
    }
    for name in (
        "eks-pod-identity-agent",
        "vpc-cni",
        "kube-proxy",
        "coredns",
        "aws-ebs-csi-driver",
        "aws-efs-csi-driver",
        "eks-node-monitoring-agent",
        "aws-guardduty-agent",
        "amazon-cloudwatch-observability",
        "metrics-server",
    ):
        more = {}
        if name in own:
            service_account, policy = own[name]
            trusted = by_service("pods.eks.amazonaws.com", CLUSTER, ["sts:AssumeRole", "sts:TagSession"])
            role = account.role("ledger-addon-" + name, trusted, managed=[policy])
            more["podIdentityAssociations"] = [{"serviceAccount": service_account, "roleArn": role}]
        if name in values:
            more["configurationValues"] = values[name]
        account.eks.create_addon(clusterName="ledger", addonName=name, tags=OWNED, **more)
