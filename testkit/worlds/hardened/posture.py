"""What the ledger's account has switched on."""
from account import ACCOUNT, REGION, ago, allow, document, trust
from hardened.services import private_bucket

MANAGEMENT = "222233334444"


def account_settings(account, keys):
    ec2 = account.ec2
    ec2.enable_ebs_encryption_by_default()
    managed = {"ManagedBy": "declarative-policy"}
    account.answer("ec2", "GetEbsDefaultKmsKeyId", {"KmsKeyId": keys["ebs"]})
    account.answer(
        "ec2",
        "GetInstanceMetadataDefaults",
        {
            "AccountLevel": dict(
                managed,
                HttpTokens="required",
                HttpPutResponseHopLimit=1,
                HttpEndpoint="enabled",
                InstanceMetadataTags="disabled",
                HttpTokensEnforced="enabled",
            )
        },
    )
    account.answer("ec2", "GetSnapshotBlockPublicAccessState", dict(managed, State="block-all-sharing"))
    account.answer("ec2", "GetImageBlockPublicAccessState", dict(managed, ImageBlockPublicAccessState="block-new-sharing"))
    account.answer("ec2", "GetSerialConsoleAccessStatus", dict(managed, SerialConsoleAccessEnabled=False))
    account.answer("ec2", "GetAllowedImagesSettings", dict(managed, State="enabled", ImageCriteria=[{"ImageProviders": ["amazon"]}]))
    blocked = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    account.answer("s3control", "GetPublicAccessBlock", {"PublicAccessBlockConfiguration": blocked})
    summary = {"AccountMFAEnabled": 1, "AccountAccessKeysPresent": 0, "AccountSigningCertificatesPresent": 0, "Users": 0}
    account.answer("iam", "GetAccountSummary", {"SummaryMap": summary})
    header = (
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,"
        "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,"
        "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,"
        "cert_2_active,cert_2_last_rotated"
    )
    root = "<root_account>,arn:aws:iam::%s:root,2024-01-01T00:00:00+00:00,not_supported,no_information,not_supported," % ACCOUNT
    root += "not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A"
    account.answer("iam", "GenerateCredentialReport", {"State": "COMPLETE"})
    report = {"Content": header + "\n" + root, "ReportFormat": "text/csv", "GeneratedTime": ago(minutes=1)}
    account.answer("iam", "GetCredentialReport", report)
    account.account.put_alternate_contact(
        AlternateContactType="SECURITY", EmailAddress="security@ledger.example", Name="Security", PhoneNumber="+353 1 000 0000", Title="On call"
    )
    organization(account)


def organization(account):
    """A member account, under policies that no administrator of it can lift."""
    arn = "arn:aws:organizations::%s:organization/o-a1b2c3d4e5" % MANAGEMENT
    account.answer(
        "organizations",
        "DescribeOrganization",
        {
            "Organization": {
                "Id": "o-a1b2c3d4e5",
                "Arn": arn,
                "FeatureSet": "ALL",
                "MasterAccountId": MANAGEMENT,
                "MasterAccountArn": "arn:aws:organizations::%s:account/o-a1b2c3d4e5/%s" % (MANAGEMENT, MANAGEMENT),
                "MasterAccountEmail": "aws@ledger.example",
            }
        },
    )
    everything = document(allow("*"))
    guard = document(
        allow(
            [
                "cloudtrail:DeleteTrail",
                "cloudtrail:StopLogging",
                "cloudtrail:UpdateTrail",
                "config:DeleteConfigurationRecorder",
                "config:StopConfigurationRecorder",
                "eks:AssociateEncryptionConfig",
                "eks:DeleteCluster",
                "eks:UpdateClusterConfig",
                "guardduty:DeleteDetector",
                "guardduty:DisassociateFromAdministratorAccount",
                "guardduty:UpdateDetector",
                "logs:DeleteLogGroup",
                "securityhub:DisableSecurityHub",
            ],
            condition={"ArnNotLike": {"aws:PrincipalARN": "arn:aws:iam::*:role/organisation-operator"}},
            effect="Deny",
        ),
        allow("eks:CreateCluster", condition={"StringNotEquals": {"eks:controlPlaneEgressMode": "CUSTOMER_ROUTED"}}, effect="Deny"),
    )
    summaries = []
    for identifier, name, text in (("p-FullAWSAccess", "FullAWSAccess", everything), ("p-guard0001", "guard", guard)):
        summary = {
            "Id": identifier,
            "Arn": "arn:aws:organizations::%s:policy/o-a1b2c3d4e5/service_control_policy/%s" % (MANAGEMENT, identifier),
            "Name": name,
            "Type": "SERVICE_CONTROL_POLICY",
            "AwsManaged": name == "FullAWSAccess",
        }
        summaries.append(summary)
        account.answer(
            "organizations", "DescribePolicy", {"Policy": {"PolicySummary": summary, "Content": text}}, when={"PolicyId": identifier}
        )
    account.answer("organizations", "ListPoliciesForTarget", {"Policies": summaries})
    account.answer("organizations", "ListParents", {"Parents": [{"Id": "r-a1b2", "Type": "ROOT"}]}, when={"ChildId": ACCOUNT})
    account.answer("organizations", "ListParents", {"Parents": []}, when={"ChildId": "r-a1b2"})


def detection(account, keys, groups):
    guardduty(account, groups)
    inspector(account, groups)
    trail(account, keys)
    config(account)
    account.securityhub.enable_security_hub(EnableDefaultStandards=False)
    standard = "aws-foundational-security-best-practices/v/1.0.0"
    subscription = {
        "StandardsSubscriptionArn": "arn:aws:securityhub:%s:%s:subscription/%s" % (REGION, ACCOUNT, standard),
        "StandardsArn": "arn:aws:securityhub:%s::standards/%s" % (REGION, standard),
        "StandardsInput": {},
        "StandardsStatus": "READY",
    }
    account.answer("securityhub", "GetEnabledStandards", {"StandardsSubscriptions": [subscription]})
    analyzers = [
        {
            "arn": "arn:aws:access-analyzer:%s:%s:analyzer/%s" % (REGION, ACCOUNT, name),
            "name": name,
            "type": kind,
            "status": "ACTIVE",
            "createdAt": ago(days=300),
        }
        for name, kind in (("outside", "ACCOUNT"), ("unused", "ACCOUNT_UNUSED_ACCESS"))
    ]
    account.answer("accessanalyzer", "ListAnalyzers", {"analyzers": analyzers})
    account.answer("detective", "ListGraphs", {"GraphList": [{"Arn": "arn:aws:detective:%s:%s:graph:1" % (REGION, ACCOUNT), "CreatedTime": ago(days=300)}]})


def guardduty(account, groups):
    names = "S3_DATA_EVENTS EKS_AUDIT_LOGS EBS_MALWARE_PROTECTION RDS_LOGIN_EVENTS LAMBDA_NETWORK_LOGS".split()
    features = [{"Name": name, "Status": "ENABLED"} for name in names]
    agents = "EKS_ADDON_MANAGEMENT ECS_FARGATE_AGENT_MANAGEMENT EC2_AGENT_MANAGEMENT".split()
    managed = [{"Name": name, "Status": "ENABLED"} for name in agents]
    features.append({"Name": "RUNTIME_MONITORING", "Status": "ENABLED", "AdditionalConfiguration": managed})
    detector = account.guardduty.create_detector(
        Enable=True, FindingPublishingFrequency="FIFTEEN_MINUTES", Features=features
    )["DetectorId"]
    account.name("detector", "ledger", detector)
    running = sum(len(group.instances) for group in groups)
    details = {
        "ClusterName": "ledger",
        "CoveredNodes": running,
        "CompatibleNodes": running,
        "AddonDetails": {"AddonVersion": "v1.12.1-eksbuild.2", "AddonStatus": "ACTIVE"},
        "ManagementType": "AUTO_MANAGED",
    }
    coverage = {
        "ResourceId": "eks-coverage-ledger",
        "DetectorId": detector,
        "AccountId": ACCOUNT,
        "ResourceDetails": {"ResourceType": "EKS", "EksClusterDetails": details},
        "CoverageStatus": "HEALTHY",
        "UpdatedAt": ago(minutes=10),
    }
    account.answer("guardduty", "ListCoverage", {"Resources": [coverage]})


def inspector(account, groups):
    on = {"status": "ENABLED", "errorCode": "ALREADY_ENABLED", "errorMessage": ""}
    state = {name: on for name in ("ec2", "ecr", "lambda", "lambdaCode")}
    account.answer(
        "inspector2",
        "BatchGetAccountStatus",
        {"accounts": [{"accountId": ACCOUNT, "state": on, "resourceState": state}], "failedAccounts": []},
    )
    instances = [instance["InstanceId"] for group in groups for instance in group.instances]
    covered = [
        {
            "resourceType": "AWS_EC2_INSTANCE",
            "resourceId": instance,
            "accountId": ACCOUNT,
            "scanType": "PACKAGE",
            "scanStatus": {"statusCode": "ACTIVE", "reason": "SUCCESSFUL"},
        }
        for instance in instances
    ]
    account.answer("inspector2", "ListCoverage", {"coveredResources": covered})
    managed = [
        {"InstanceId": instance, "PingStatus": "Online", "LastPingDateTime": ago(minutes=5), "PlatformType": "Linux", "ResourceType": "EC2Instance"}
        for instance in instances
    ]
    account.answer("ssm", "DescribeInstanceInformation", {"InstanceInformationList": managed})


def trail(account, keys):
    bucket, arn = "ledger-trail", "arn:aws:cloudtrail:%s:%s:trail/ledger" % (REGION, ACCOUNT)
    writes = allow(
        "s3:PutObject",
        "arn:aws:s3:::%s/AWSLogs/%s/*" % (bucket, ACCOUNT),
        {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": arn}},
        {"Service": "cloudtrail.amazonaws.com"},
    )
    reads = allow("s3:GetBucketAcl", "arn:aws:s3:::" + bucket, {"StringEquals": {"aws:SourceArn": arn}}, {"Service": "cloudtrail.amazonaws.com"})
    private_bucket(account, bucket, keys["trail"], writes, reads)
    group = "/cloudtrail/ledger"
    account.logs.create_log_group(logGroupName=group, kmsKeyId=keys["logs"])
    account.logs.put_retention_policy(logGroupName=group, retentionInDays=400)
    delivery = account.role("ledger-trail", trust({"Service": "cloudtrail.amazonaws.com"}, condition={"StringEquals": {"aws:SourceArn": arn}}))
    account.cloudtrail.create_trail(
        Name="ledger",
        S3BucketName=bucket,
        IsMultiRegionTrail=True,
        IncludeGlobalServiceEvents=True,
        EnableLogFileValidation=True,
        KmsKeyId=keys["trail"],
        CloudWatchLogsLogGroupArn="arn:aws:logs:%s:%s:log-group:%s:*" % (REGION, ACCOUNT, group),
        CloudWatchLogsRoleArn=delivery,
    )
    account.cloudtrail.start_logging(Name="ledger")
    account.answer(
        "cloudtrail",
        "GetTrailStatus",
        {
            "IsLogging": True,
            "StartLoggingTime": ago(days=300),
            "LatestDeliveryTime": ago(minutes=4),
            "LatestCloudWatchLogsDeliveryTime": ago(minutes=4),
            "LatestDigestDeliveryTime": ago(minutes=40),
        },
    )
    management = {"Name": "management", "FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}]}
    pods = {
        "Name": "pod-identity",
        "FieldSelectors": [
            {"Field": "eventCategory", "Equals": ["Data"]},
            {"Field": "resources.type", "Equals": ["AWS::EKS::PodIdentityAssociation"]},
        ],
    }
    account.answer("cloudtrail", "GetEventSelectors", {"TrailARN": arn, "AdvancedEventSelectors": [management, pods]})


def config(account):
    role = "arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig" % ACCOUNT
    everything = {"allSupported": True, "includeGlobalResourceTypes": True}
    account.config.put_configuration_recorder(
        ConfigurationRecorder={"name": "default", "roleARN": role, "recordingGroup": everything}
    )
    private_bucket(account, "ledger-config", None)
    account.config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "ledger-config"})
    account.config.start_configuration_recorder(ConfigurationRecorderName="default")
    status = {"name": "default", "recording": True, "lastStatus": "SUCCESS", "lastStartTime": ago(days=300), "lastStatusChangeTime": ago(minutes=9)}
    account.answer("config", "DescribeConfigurationRecorderStatus", {"ConfigurationRecordersStatus": [status]})
    pack = {"ConformancePackName": "Security-Best-Practices-for-EKS", "ConformancePackArn": "arn:aws:config:%s:%s:conformance-pack/eks/1" % (REGION, ACCOUNT), "ConformancePackId": "eks-1"}
    account.answer("config", "DescribeConformancePacks", {"ConformancePackDetails": [pack]})
