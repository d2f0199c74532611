"""Node groups as EKS makes them: the group, its scaling group of EKS's own launch template, instances and their parts."""
import base64

from account import REGION, ago, tags


def image(account, name, owner="amazon", age=20):
    """An AMI; EKS's own belong to Amazon."""
    made = account.ec2.register_image(
        Name=name,
        Architecture="x86_64",
        RootDeviceName="/dev/xvda",
        VirtualizationType="hvm",
        BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20, "SnapshotId": "snap-1234567890abcdef0"}}],
    )["ImageId"]
    known = {"amazon": {"OwnerId": "602401143452", "ImageOwnerAlias": "amazon", "Public": True}}
    created = {"CreationDate": ago(days=age).replace("Z", ".000Z"), "DeprecationTime": ago(days=age - 730).replace("Z", ".000Z")}
    changes = dict(known.get(owner, {"OwnerId": owner, "ImageOwnerAlias": None, "Public": True}), **created)
    account.amend("ec2", "DescribeImages", {"ImageId": made}, changes)
    return account.name("image", name, made)


def user_data(text):
    return base64.b64encode(text.encode()).decode()


def launch_template(account, name, **data):
    made = account.ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data)["LaunchTemplate"]
    return account.name("launch-template", name, made["LaunchTemplateId"])


class Nodes:
    """A managed node group with running instances: asked holds what CreateNodegroup is asked."""

    def __init__(self, account, cluster, name, image, subnets, instance_type, count, security_groups, **asked):
        self.account, self.cluster, self.name = account, cluster, name
        asked.setdefault("updateConfig", {"maxUnavailable": 1})
        account.eks.create_nodegroup(
            clusterName=cluster,
            nodegroupName=name,
            subnets=subnets,
            scalingConfig={"minSize": count, "maxSize": count * 3, "desiredSize": count},
            **asked,
        )
        group = account.eks.describe_nodegroup(clusterName=cluster, nodegroupName=name)["nodegroup"]
        self.arn, self.role = group["nodegroupArn"], group["nodeRole"]
        self.scaling = group["resources"]["autoScalingGroups"][0]["name"]
        account.name("scaling-group", name, self.scaling)
        self.run(group, image, subnets, instance_type, count, security_groups)

    def run(self, group, image, subnets, instance_type, count, security_groups):
        data = {}
        if "launchTemplate" in group:
            template = group["launchTemplate"]
            versions = self.account.ec2.describe_launch_template_versions(
                LaunchTemplateId=template["id"], Versions=[template["version"]]
            )["LaunchTemplateVersions"]
            data = versions[0]["LaunchTemplateData"]
        else:
            # what EKS writes into its template when it is given none
            data["MetadataOptions"] = {"HttpTokens": "required", "HttpPutResponseHopLimit": 2}
            disk = {"VolumeSize": group["diskSize"], "VolumeType": "gp3", "DeleteOnTermination": True}
            data["BlockDeviceMappings"] = [{"DeviceName": "/dev/xvda", "Ebs": disk}]
            if "remoteAccess" in group:
                data["KeyName"] = group["remoteAccess"]["ec2SshKey"]
        data.setdefault("ImageId", image)
        data.setdefault("InstanceType", instance_type)
        if "NetworkInterfaces" not in data and "SecurityGroupIds" not in data:
            data["SecurityGroupIds"] = security_groups
        data["IamInstanceProfile"] = {"Name": self.role.split("/")[-1]}
        own = launch_template(self.account, self.scaling, **data)
        self.account.autoscaling.create_auto_scaling_group(
            AutoScalingGroupName=self.scaling,
            MinSize=count,
            MaxSize=count * 3,
            DesiredCapacity=count,
            VPCZoneIdentifier=",".join(subnets),
            LaunchTemplate={"LaunchTemplateId": own, "Version": "1"},
            Tags=[
                {"Key": key, "Value": value, "PropagateAtLaunch": True}
                for key, value in {
                    "eks:cluster-name": self.cluster,
                    "eks:nodegroup-name": self.name,
                    "kubernetes.io/cluster/" + self.cluster: "owned",
                    "k8s.io/cluster-autoscaler/enabled": "true",
                    "Name": "%s-%s" % (self.cluster, self.name),
                }.items()
            ],
        )
        self.instances = instances(self.account, {"tag:aws:autoscaling:groupName": self.scaling})
        for number, instance in enumerate(self.instances):
            self.account.name("instance", "%s-%d" % (self.name, number), instance["InstanceId"])
            for mapping in instance["BlockDeviceMappings"]:
                self.account.name("volume", "%s-%d" % (self.name, number), mapping["Ebs"]["VolumeId"])
            for interface in instance["NetworkInterfaces"]:
                self.account.name("network-interface", "%s-%d" % (self.name, number), interface["NetworkInterfaceId"])


def instances(account, filters):
    filters = [{"Name": name, "Values": [value]} for name, value in filters.items()]
    found = account.ec2.describe_instances(Filters=filters)["Reservations"]
    return [instance for reservation in found for instance in reservation["Instances"]]


def control_plane_interfaces(account, cluster, subnets, groups):
    """The interfaces through which the control plane enters the VPC; EKS makes two to four of them."""
    for subnet in subnets[:2]:
        made = account.ec2.create_network_interface(
            SubnetId=subnet, Groups=groups, Description="Amazon EKS " + cluster
        )["NetworkInterface"]["NetworkInterfaceId"]
        account.ec2.create_tags(Resources=[made], Tags=tags(**{"cluster.k8s.amazonaws.com__name": cluster}))
        changes = {"InterfaceType": "interface", "RequesterManaged": True, "Status": "in-use"}
        account.amend("ec2", "DescribeNetworkInterfaces", {"NetworkInterfaceId": made}, changes)


def finish(account, cluster, vpc, subnets, **changes):
    """Gives a cluster the security group and the VPC that it would have; returns its description."""
    known = account.eks.describe_cluster(name=cluster)["cluster"]
    ec2 = account.ec2
    group = ec2.create_security_group(
        GroupName="eks-cluster-sg-%s-1234567890" % cluster,
        Description="EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as"
        " well as any managed workloads.",
        VpcId=vpc,
    )["GroupId"]
    ec2.create_tags(
        Resources=[group],
        Tags=tags(Name="eks-cluster-sg-" + cluster, aws__eks=cluster, **{"kubernetes.io__cluster__" + cluster: "owned"}),
    )
    itself = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[itself])
    account.name("security-group", "cluster-" + cluster, group)
    account.amend_eks(known["arn"], {"resourcesVpcConfig": {"vpcId": vpc, "clusterSecurityGroupId": group}, **changes})
    more = known["resourcesVpcConfig"]["securityGroupIds"]
    control_plane_interfaces(account, cluster, subnets, [group] + more)
    return account.eks.describe_cluster(name=cluster)["cluster"]


def oidc_provider(account, cluster, audiences=("sts.amazonaws.com",)):
    """Registers a cluster's issuer with IAM; returns the provider's ARN and the prefix of its condition keys."""
    issuer = cluster["identity"]["oidc"]["issuer"]
    arn = account.iam.create_open_id_connect_provider(
        Url=issuer, ClientIDList=list(audiences), ThumbprintList=["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
    )["OpenIDConnectProviderArn"]
    account.name("oidc-provider", cluster["name"], arn.split("oidc-provider/")[1])
    return arn, issuer.removeprefix("https://")


def kubernetes_nodes(groups):
    """The Node objects of running instances, as their kubelets register them."""
    nodes = []
    for group in groups:
        for instance in group.instances:
            zone = instance["Placement"]["AvailabilityZone"]
            labels = {
                "kubernetes.io/hostname": instance["PrivateDnsName"],
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": "amd64",
                "node.kubernetes.io/instance-type": instance["InstanceType"],
                "topology.kubernetes.io/region": REGION,
                "topology.kubernetes.io/zone": zone,
                "eks.amazonaws.com/nodegroup": group.name,
            }
            nodes.append(
                {
                    "apiVersion": "v1",
                    "kind": "Node",
                    "metadata": {"name": instance["PrivateDnsName"], "labels": labels},
                    "spec": {"providerID": "aws:///%s/%s" % (zone, instance["InstanceId"])},
                }
            )
    return nodes
