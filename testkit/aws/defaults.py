"""What an account that nobody has touched answers to operations that moto does not have, and moto's faults mended.

Each default is the one of the service's API reference.
"""
import json
import os

from operations import Failure
from moto.autoscaling.models import ASG_NAME_TAG, FakeAutoScalingGroup, InstanceState
from moto.ec2.responses.elastic_block_store import ElasticBlockStore
from moto.logs.responses import LogsResponse

DEFAULTS = {
    ("accessanalyzer", "ListAnalyzers"): {"analyzers": []},
    ("accessanalyzer", "ListFindingsV2"): {"findings": []},
    ("backup", "GetBackupVaultAccessPolicy"): Failure("ResourceNotFoundException", "The vault has no access policy.", 400),
    ("backup", "ListProtectedResources"): {"Results": []},
    ("detective", "ListGraphs"): {"GraphList": []},
    ("ec2", "DescribeInstanceConnectEndpoints"): {"InstanceConnectEndpoints": []},
    ("ec2", "DescribeVpcBlockPublicAccessExclusions"): {"VpcBlockPublicAccessExclusions": []},
    ("ec2", "DescribeVpcBlockPublicAccessOptions"): {
        "VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "off", "State": "default-state", "ManagedBy": "account"}
    },
    ("ec2", "DescribeVpcEncryptionControls"): {"VpcEncryptionControls": []},
    ("ec2", "GetAllowedImagesSettings"): {"State": "disabled", "ImageCriteria": [], "ManagedBy": "account"},
    ("ec2", "GetEbsDefaultKmsKeyId"): {"KmsKeyId": "alias/aws/ebs"},
    ("ec2", "GetImageBlockPublicAccessState"): {"ImageBlockPublicAccessState": "block-new-sharing", "ManagedBy": "account"},
    ("ec2", "GetInstanceMetadataDefaults"): {"AccountLevel": {"ManagedBy": "account"}},
    ("ec2", "GetSerialConsoleAccessStatus"): {"SerialConsoleAccessEnabled": False, "ManagedBy": "account"},
    ("ec2", "GetSnapshotBlockPublicAccessState"): {"State": "unblocked", "ManagedBy": "account"},
    ("ecr", "DescribePullThroughCacheRules"): {"pullThroughCacheRules": []},
    ("ecr", "DescribeRepositoryCreationTemplates"): {"repositoryCreationTemplates": []},
    ("ecr", "GetSigningConfiguration"): {"signingConfiguration": {"rules": []}},
    ("guardduty", "GetFindings"): {"Findings": []},
    ("guardduty", "ListCoverage"): {"Resources": []},
    ("guardduty", "ListFilters"): {"FilterNames": []},
    ("guardduty", "ListFindings"): {"FindingIds": []},
    ("inspector2", "BatchGetAccountStatus"): {
        "accounts": [
            {
                "accountId": os.environ.get("MOTO_ACCOUNT_ID", ""),
                "state": {"status": "DISABLED"},
                "resourceState": {name: {"status": "DISABLED"} for name in ("ec2", "ecr", "lambda", "lambdaCode")},
            }
        ],
        "failedAccounts": [],
    },
    ("inspector2", "ListCoverage"): {"coveredResources": []},
    ("route53resolver", "ListFirewallRuleGroupAssociations"): {"FirewallRuleGroupAssociations": []},
    ("s3control", "GetPublicAccessBlock"): Failure("NoSuchPublicAccessBlockConfiguration", "The account has none.", 404),
    ("securityhub", "GetEnabledStandards"): {"StandardsSubscriptions": []},
    ("ssm", "DescribeInstanceInformation"): {"InstanceInformationList": []},
}


# Members that the service always tells and moto leaves out or has wrong: service, operation, the members an object is known by.
AMENDMENTS = [
    ("elbv2", "DescribeListeners", {"Protocol": "HTTP"}, {"SslPolicy": None}),
    ("elbv2", "DescribeListeners", {"Protocol": "TCP"}, {"SslPolicy": None}),
    ("ec2", "DescribeImages", {"RootDeviceType": "standard"}, {"RootDeviceType": "ebs"}),
    ("ec2", "DescribeNatGateways", {"NatGatewayId": "*"}, {"ConnectivityType": "public"}),
    ("kms", "DescribeKey", {"KeyId": "*"}, {"KeyUsage": "ENCRYPT_DECRYPT", "MultiRegion": False}),
    ("logs", "DescribeLogGroups", {"logGroupName": "*"}, {"logGroupClass": "STANDARD", "deletionProtectionEnabled": False}),
]


def repair():
    """Mends moto where what it does is not what the service does."""
    FakeAutoScalingGroup.replace_autoscaling_group_instances = launch_instances
    ElasticBlockStore.describe_snapshots = snapshots_asked_for
    LogsResponse.describe_resource_policies = policies_asked_for


every_policy = LogsResponse.describe_resource_policies


def policies_asked_for(asked):
    """The policies of a single log group are others than the account's; moto has only these."""
    return json.dumps({"resourcePolicies": []}) if asked._get_param("resourceArn") else every_policy(asked)


every_snapshot = ElasticBlockStore.describe_snapshots


def snapshots_asked_for(asked):
    """Owners and who may restore them are parameters too, and narrow the answer."""
    owners = accounts(asked, "OwnerIds")
    restorers = accounts(asked, "RestorableByUserIds")
    answer = every_snapshot(asked)
    answer.result["Snapshots"] = [
        each
        for each in answer.result["Snapshots"]
        if (not owners or each.owner_id in owners)
        and (not restorers or restorers & ({each.owner_id} | each.create_volume_permission_userids | each.create_volume_permission_groups))
    ]
    return answer


def accounts(asked, parameter):
    return {asked.current_account if each == "self" else each for each in asked._get_param(parameter, [])}


def launch_instances(group, count_needed, propagated_tags):
    """Instances of a group are as its launch template's version says, in all its subnets in turn."""
    subnets = group.vpc_zone_identifier.split(",") if group.vpc_zone_identifier else [None]
    template = {}
    data = {}
    if group.ec2_launch_template:
        version = group.ec2_launch_template.get_version(group.launch_template_version)
        template = {"LaunchTemplateId": version.template.id, "Version": version.number}
        data = version.data
    network = (data.get("NetworkInterfaces") or [{}])[0]
    tags = dict(propagated_tags, **group.instance_tags, **{ASG_NAME_TAG: group.name})
    for _ in range(count_needed):
        more = {"block_device_mappings": data["BlockDeviceMappings"]} if "BlockDeviceMappings" in data else {}
        reservation = group.autoscaling_backend.ec2_backend.run_instances(
            group.image_id,
            1,
            data.get("UserData", group.user_data),
            [] if network else group.security_groups,
            instance_type=group.instance_type,
            is_instance_type_default=False,
            tags={"instance": tags},
            launch_config=group.launch_config,
            launch_template=template,
            region_name=group.region,
            key_name=data.get("KeyName"),
            metadata_options=data.get("MetadataOptions", {}),
            security_group_ids=list(network.get("Groups", data.get("SecurityGroupIds", []))),
            associate_public_ip=network.get("AssociatePublicIpAddress"),
            subnet_id=subnets[len(group.instance_states) % len(subnets)],
            **more,
        )
        instance = reservation.instances[0]
        instance.autoscaling_group = group
        group.instance_states.append(InstanceState(instance, protected_from_scale_in=group.new_instances_protected_from_scale_in))
        profile = data.get("IamInstanceProfile")
        if profile:
            group.autoscaling_backend.ec2_backend.associate_iam_instance_profile(
                instance.id, profile.get("Name"), profile.get("Arn")
            )
