"""Images, load balancers and storage of the ledger."""
from account import ACCOUNT, REGION, ago, allow, document
from parts import attributes, certificate, findings, push, push_for_platforms, scanned

HOME = {"LocationConstraint": REGION}


def images(account, keys):
    account.ecr.put_registry_scanning_configuration(
        scanType="ENHANCED",
        rules=[{"scanFrequency": "CONTINUOUS_SCAN", "repositoryFilters": [{"filter": "*", "filterType": "WILDCARD"}]}],
    )
    nodes = {"AWS": "arn:aws:iam::%s:role/ledger-node" % ACCOUNT}
    pull = allow(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], None, principal=nodes)
    for name in ("ledger/postings", "ledger/statements", "ledger/closing", "ledger/balancer-controller"):
        account.ecr.create_repository(
            repositoryName=name,
            imageTagMutability="IMMUTABLE",
            imageScanningConfiguration={"scanOnPush": True},
            encryptionConfiguration={"encryptionType": "KMS", "kmsKey": keys["ecr"]},
        )
        account.ecr.set_repository_policy(repositoryName=name, policyText=document(pull))
        account.ecr.put_lifecycle_policy(
            repositoryName=name,
            lifecyclePolicyText='{"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged", "countType":'
            ' "sinceImagePushed", "countUnit": "days", "countNumber": 14}, "action": {"type": "expire"}}]}',
        )
        if name == "ledger/statements":
            statements(account, name)
            continue
        push(account, name, "1.4.2", days=9)
        account.answer("ecr", "DescribeImageScanFindings", clean(findings(account, name)), when={"repositoryName": name})
        told = {"imageScanStatus": {"status": "ACTIVE"}, "imageScanFindingsSummary": {"findingSeverityCounts": {}}}
        account.amend("ecr", "DescribeImages", {"repositoryName": name}, told)
    rules = [{"signingProfileArn": "arn:aws:signer:%s:%s:/signing-profiles/ledger" % (REGION, ACCOUNT), "repositoryFilters": [{"filter": "*", "filterType": "WILDCARD_MATCH"}]}]
    account.answer("ecr", "GetSigningConfiguration", {"registryId": ACCOUNT, "signingConfiguration": {"rules": rules}})


def statements(account, name):
    """Of several platforms; no node is of the one whose image has a flaw."""
    images = push_for_platforms(account, name, "1.4.2", 9, "amd64", "arm64")
    scanned(account, name, images["amd64"], clean(findings(account, name)))
    flaw = {"name": "CVE-2024-6387", "severity": "CRITICAL", "uri": "https://nvd.nist.gov/vuln/detail/CVE-2024-6387"}
    scanned(account, name, images["arm64"], clean(findings(account, name, flaw)))


def clean(told):
    return dict(told, imageScanStatus={"status": "ACTIVE", "description": "Continuous scan is selected for image."})


def load_balancers(account, vpc):
    bucket = "ledger-access-logs"
    private_bucket(account, bucket, encrypted_with=None)
    proof = certificate(account, 300)
    account.name("certificate", "ledger", proof.split("certificate/")[1])
    arn = account.elbv2.create_load_balancer(
        Name="k8s-ledger-postings-0a1b2c3d4e",
        Subnets=vpc.private,
        SecurityGroups=[account.id("security-group", "ledger-balancers")],
        Scheme="internal",
        Type="application",
        Tags=[{"Key": "elbv2.k8s.aws/cluster", "Value": "ledger"}, {"Key": "ingress.k8s.aws/stack", "Value": "ledger/postings"}],
    )["LoadBalancers"][0]["LoadBalancerArn"]
    account.name("load-balancer", "postings", arn.split("loadbalancer/")[1])
    group = account.elbv2.create_target_group(Name="k8s-ledger-postings", Protocol="HTTPS", Port=8080, VpcId=vpc.vpc)
    account.elbv2.create_listener(
        LoadBalancerArn=arn,
        Protocol="HTTPS",
        Port=443,
        SslPolicy="ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        Certificates=[{"CertificateArn": proof}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group["TargetGroups"][0]["TargetGroupArn"]}],
    )
    attributes(
        account,
        arn,
        **{
            "access_logs.s3.enabled": "true",
            "access_logs.s3.bucket": bucket,
            "deletion_protection.enabled": "true",
            "routing.http.drop_invalid_header_fields.enabled": "true",
            "routing.http.desync_mitigation_mode": "strictest",
        },
    )
    seen = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "ledger"}
    common = {
        "Name": "common",
        "Priority": 0,
        "Statement": {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}},
        "OverrideAction": {"None": {}},
        "VisibilityConfig": seen,
    }
    acl = account.wafv2.create_web_acl(
        Name="ledger", Scope="REGIONAL", DefaultAction={"Block": {}}, Rules=[common], VisibilityConfig=seen
    )["Summary"]["ARN"]
    account.wafv2.associate_web_acl(WebACLArn=acl, ResourceArn=arn)
    account.wafv2.put_logging_configuration(
        LoggingConfiguration={
            "ResourceArn": acl,
            "LogDestinationConfigs": ["arn:aws:logs:%s:%s:log-group:aws-waf-logs-ledger" % (REGION, ACCOUNT)],
        }
    )


def private_bucket(account, name, encrypted_with, *statements):
    """A bucket that nobody outside reads, over TLS alone."""
    s3 = account.s3
    s3.create_bucket(Bucket=name, CreateBucketConfiguration=HOME, ObjectLockEnabledForBucket=True)
    blocked = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=blocked)
    algorithm = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": encrypted_with} if encrypted_with else {"SSEAlgorithm": "AES256"}
    s3.put_bucket_encryption(
        Bucket=name,
        ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": algorithm, "BucketKeyEnabled": True}]},
    )
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    resources = ["arn:aws:s3:::" + name, "arn:aws:s3:::%s/*" % name]
    plain = allow("s3:*", resources, {"Bool": {"aws:SecureTransport": "false"}}, "*", effect="Deny")
    s3.put_bucket_policy(Bucket=name, Policy=document(plain, *statements))


def storage(account, vpc, keys):
    system = account.efs.create_file_system(
        CreationToken="ledger",
        Encrypted=True,
        KmsKeyId=keys["efs"],
        Backup=True,
        Tags=[{"Key": "kubernetes.io/cluster/ledger", "Value": "owned"}],
    )["FileSystemId"]
    account.name("file-system", "ledger", system)
    for subnet in vpc.private:
        account.efs.create_mount_target(
            FileSystemId=system, SubnetId=subnet, SecurityGroups=[account.id("security-group", "ledger-efs")]
        )
    account.efs.create_access_point(
        ClientToken="ledger",
        FileSystemId=system,
        PosixUser={"Uid": 10001, "Gid": 10001},
        RootDirectory={"Path": "/ledger", "CreationInfo": {"OwnerUid": 10001, "OwnerGid": 10001, "Permissions": "0750"}},
    )
    mounted = allow(
        ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        condition={"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true", "aws:SecureTransport": "true"}},
        principal={"AWS": "arn:aws:iam::%s:role/ledger-addon-aws-efs-csi-driver" % ACCOUNT},
    )
    plain = allow("*", condition={"Bool": {"aws:SecureTransport": "false"}}, principal={"AWS": "*"}, effect="Deny")
    account.answer(
        "efs", "DescribeFileSystemPolicy", {"FileSystemId": system, "Policy": document(mounted, plain)}, when={"FileSystemId": system}
    )
    volume = account.ec2.create_volume(
        AvailabilityZone=REGION + "a",
        Size=50,
        VolumeType="gp3",
        Encrypted=True,
        KmsKeyId=keys["ebs"],
        TagSpecifications=[
            {
                "ResourceType": "volume",
                "Tags": [
                    {"Key": "kubernetes.io/cluster/ledger", "Value": "owned"},
                    {"Key": "kubernetes.io/created-for/pvc/name", "Value": "journal"},
                    {"Key": "kubernetes.io/created-for/pvc/namespace", "Value": "ledger"},
                ],
            }
        ],
    )["VolumeId"]
    account.name("volume", "journal", volume)
    secret(account, keys)
    private_bucket(account, "ledger-velero", keys["backup"])
    backups(account, keys, system, volume)


def secret(account, keys):
    arn = account.secretsmanager.create_secret(
        Name="ledger/postings/database",
        KmsKeyId=keys["secrets"],
        SecretString="not-a-secret",
        Tags=[{"Key": "kubernetes.io/cluster/ledger", "Value": "used"}],
    )["ARN"]
    account.name("secret", "ledger-postings-database", arn.split("secret:")[1])
    turned = {
        "RotationEnabled": True,
        "RotationRules": {"AutomaticallyAfterDays": 30},
        "LastRotatedDate": ago(days=5),
        "NextRotationDate": ago(days=-25),
        "LastAccessedDate": ago(days=1),
    }
    account.amend("secretsmanager", "ListSecrets DescribeSecret", {"ARN": arn}, turned)
    account.ssm.put_parameter(Name="/ledger/statements/token", Type="SecureString", KeyId=keys["secrets"], Value="not-a-secret")


def backups(account, keys, system, volume):
    """AWS Backup holds the cluster, the volume and the file system; moto has plans and vaults alone."""
    account.backup.create_backup_vault(BackupVaultName="ledger", EncryptionKeyArn=keys["backup"])
    account.amend("backup", "ListBackupVaults", {"BackupVaultName": "ledger"}, {"Locked": True, "NumberOfRecoveryPoints": 3})
    cluster = "arn:aws:eks:%s:%s:cluster/ledger" % (REGION, ACCOUNT)
    kept = {
        cluster: "EKS",
        "arn:aws:ec2:%s:%s:volume/%s" % (REGION, ACCOUNT, volume): "EBS",
        "arn:aws:elasticfilesystem:%s:%s:file-system/%s" % (REGION, ACCOUNT, system): "EFS",
    }
    told = [{"ResourceArn": arn, "ResourceType": kind, "LastBackupTime": ago(days=1)} for arn, kind in kept.items()]
    account.answer("backup", "ListProtectedResources", {"Results": told})
    for arn in kept:
        point = {"RecoveryPointArn": arn + "-backup", "Status": "COMPLETED", "BackupVaultName": "ledger", "CreationDate": ago(days=1), "IsEncrypted": True}
        account.answer("backup", "ListRecoveryPointsByResource", {"RecoveryPoints": [point]}, when={"ResourceArn": arn})
