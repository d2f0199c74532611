"""What the shop's account has switched on, and what it has not."""
from account import ACCOUNT, ago, allow, document

CLUSTER = "arn:aws:eks:eu-west-1:%s:cluster/shop" % ACCOUNT


def account_settings(account):
    account.answer("ec2", "GetImageBlockPublicAccessState", {"ImageBlockPublicAccessState": "unblocked", "ManagedBy": "account"})
    account.answer("ec2", "GetSerialConsoleAccessStatus", {"SerialConsoleAccessEnabled": True, "ManagedBy": "account"})
    account.answer(
        "iam",
        "GetAccountSummary",
        {"SummaryMap": {"AccountMFAEnabled": 0, "AccountAccessKeysPresent": 1, "Users": 2, "MFADevices": 0}},
    )
    # moto's report does not know of keys' ages
    columns = (
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,"
        "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,"
        "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,"
        "cert_2_active,cert_2_last_rotated"
    )
    rows = [columns]
    for name, arn in (("<root_account>", "root"), ("bob", "user/bob"), ("emulator", "user/emulator")):
        then = ago(days=700).replace("Z", "+00:00")
        password = "not_supported" if arn == "root" else "true"
        rows.append(
            ",".join(
                [name, "arn:aws:iam::%s:%s" % (ACCOUNT, arn), then, password, then, then, "N/A", "false", "true", then, then]
                + ["eu-west-1", "eks", "false", "N/A", "N/A", "N/A", "N/A", "false", "N/A", "false", "N/A"]
            )
        )
    account.answer("iam", "GenerateCredentialReport", {"State": "COMPLETE"})
    account.answer("iam", "GetCredentialReport", {"Content": "\n".join(rows), "ReportFormat": "text/csv", "GeneratedTime": ago(minutes=1)})
    organization = {
        "Id": "o-a1b2c3d4e5",
        "Arn": "arn:aws:organizations::%s:organization/o-a1b2c3d4e5" % ACCOUNT,
        "FeatureSet": "ALL",
        # the clusters run where the organisation is managed
        "MasterAccountId": ACCOUNT,
        "MasterAccountArn": "arn:aws:organizations::%s:account/o-a1b2c3d4e5/%s" % (ACCOUNT, ACCOUNT),
        "MasterAccountEmail": "aws@shop.example",
    }
    account.answer("organizations", "DescribeOrganization", {"Organization": organization})
    account.answer("organizations", "ListPoliciesForTarget", {"Policies": []})
    account.answer("organizations", "ListParents", {"Parents": [{"Id": "r-a1b2", "Type": "ROOT"}]})


def detection(account):
    detector = account.guardduty.create_detector(
        Enable=True,
        FindingPublishingFrequency="SIX_HOURS",
        Features=[
            {"Name": "EKS_AUDIT_LOGS", "Status": "DISABLED"},
            {"Name": "EBS_MALWARE_PROTECTION", "Status": "DISABLED"},
            {
                "Name": "RUNTIME_MONITORING",
                "Status": "ENABLED",
                "AdditionalConfiguration": [
                    {"Name": "EKS_ADDON_MANAGEMENT", "Status": "DISABLED"},
                    {"Name": "EC2_AGENT_MANAGEMENT", "Status": "DISABLED"},
                ],
            },
        ],
    )["DetectorId"]
    account.name("detector", "shop", detector)
    details = {"ClusterName": "shop", "CoveredNodes": 0, "CompatibleNodes": 5, "AddonDetails": {}, "ManagementType": "MANUAL"}
    coverage = {
        "ResourceId": "eks-coverage-shop",
        "DetectorId": detector,
        "AccountId": ACCOUNT,
        "ResourceDetails": {"ResourceType": "EKS", "EksClusterDetails": details},
        "CoverageStatus": "UNHEALTHY",
        "Issue": "Agent not reporting",
        "UpdatedAt": ago(days=3),
    }
    account.answer("guardduty", "ListCoverage", {"Resources": [coverage]})
    finding = {
        "AccountId": ACCOUNT,
        "Arn": "arn:aws:guardduty:eu-west-1:%s:detector/%s/finding/f1" % (ACCOUNT, detector),
        "CreatedAt": ago(days=2),
        "UpdatedAt": ago(days=1),
        "Id": "f1",
        "Partition": "aws",
        "Region": "eu-west-1",
        "SchemaVersion": "2.0",
        "Severity": 9.0,
        "Title": "Signs of a compromise of EKS cluster shop.",
        "Type": "AttackSequence:EKS/CompromisedCluster",
        "Resource": {"ResourceType": "EKSCluster", "EksClusterDetails": {"Name": "shop", "Arn": CLUSTER, "Status": "ACTIVE"}},
        "Service": {"Archived": False, "Count": 3, "DetectorId": detector},
    }
    account.answer("guardduty", "ListFindings", {"FindingIds": ["f1"]})
    account.answer("guardduty", "GetFindings", {"Findings": [finding]})
    hidden = {"Criterion": {"resource.resourceType": {"Eq": ["EKSCluster"]}}}
    account.guardduty.create_filter(DetectorId=detector, Name="quiet", Action="ARCHIVE", FindingCriteria=hidden)
    account.answer("guardduty", "ListFilters", {"FilterNames": ["quiet"]})
    trail(account)
    analyzer = "arn:aws:access-analyzer:eu-west-1:%s:analyzer/default" % ACCOUNT
    described = {"arn": analyzer, "name": "default", "type": "ACCOUNT", "status": "ACTIVE", "createdAt": ago(days=100)}
    account.answer("accessanalyzer", "ListAnalyzers", {"analyzers": [described]})
    outside = {
        "id": "a1",
        "resource": "arn:aws:kms:eu-west-1:%s:key/%s" % (ACCOUNT, account.id("key", "shop")),
        "resourceType": "AWS::KMS::Key",
        "resourceOwnerAccount": ACCOUNT,
        "status": "ACTIVE",
        "findingType": "ExternalAccess",
        "analyzedAt": ago(days=1),
        "createdAt": ago(days=90),
        "updatedAt": ago(days=1),
    }
    account.answer("accessanalyzer", "ListFindingsV2", {"findings": [outside]})


def trail(account):
    bucket = "shop-trail"
    account.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    account.s3.put_bucket_policy(
        Bucket=bucket, Policy=document(allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::%s/*" % bucket, principal="*"))
    )
    account.cloudtrail.create_trail(Name="shop", S3BucketName=bucket, IsMultiRegionTrail=False)
    reads = {"ReadWriteType": "ReadOnly", "IncludeManagementEvents": True, "DataResources": []}
    account.cloudtrail.put_event_selectors(TrailName="shop", EventSelectors=[reads])
    account.answer(
        "cloudtrail",
        "GetTrailStatus",
        {"IsLogging": False, "LatestDeliveryError": "AccessDenied", "StopLoggingTime": ago(days=40)},
    )


def capabilities(account):
    """EKS capabilities, each with a role of its own."""
    everything = document(allow("*"))
    argo = account.role(
        "shop-argocd",
        {"Effect": "Allow", "Principal": {"Service": ["capabilities.eks.amazonaws.com", "ec2.amazonaws.com"]}, "Action": ["sts:AssumeRole", "sts:TagSession"]},
    )
    ack = account.role(
        "shop-ack",
        {"Effect": "Allow", "Principal": {"Service": "capabilities.eks.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession"]},
        inline={"everything": everything},
    )
    account.eks.create_capability(
        clusterName="shop",
        capabilityName="argocd",
        type="ARGOCD",
        roleArn=argo,
        deletePropagationPolicy="RETAIN",
        configuration={
            "argoCd": {
                "awsIdc": {"idcInstanceArn": "arn:aws:sso:::instance/ssoins-0123456789abcdef"},
                "rbacRoleMappings": [{"role": "ADMIN", "identities": [{"id": "everyone", "type": "SSO_GROUP"}]}],
            }
        },
    )
    account.eks.create_capability(clusterName="shop", capabilityName="ack", type="ACK", roleArn=ack, deletePropagationPolicy="RETAIN")
    account.eks.associate_access_policy(
        clusterName="shop",
        principalArn=argo,
        policyArn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        accessScope={"type": "cluster"},
    )
