"""Logs, load balancers and storage of the shop."""
from account import ACCOUNT, FOREIGN, ago, allow, document, milliseconds
from parts import attributes, audit_stream, certificate


def control_plane_logs(account):
    logs = account.logs
    for cluster, minutes in (("shop", 1), ("shop-staging", 3 * 24 * 60)):
        group = "/aws/eks/%s/cluster" % cluster
        logs.create_log_group(logGroupName=group)
        audit_stream(account, group, minutes)
    account.amend(
        "logs", "DescribeLogGroups", {"logGroupName": "/aws/eks/shop-staging/cluster"}, {"logGroupClass": "INFREQUENT_ACCESS"}
    )
    reads = allow(
        ["logs:GetLogEvents", "logs:FilterLogEvents"],
        "arn:aws:logs:eu-west-1:%s:log-group:/aws/eks/*" % ACCOUNT,
        principal={"AWS": "arn:aws:iam::%s:root" % FOREIGN},
    )
    logs.put_resource_policy(policyName="partners", policyDocument=document(reads))


def load_balancers(account, network):
    elb = account.elbv2
    ending = certificate(account, -20)
    account.name("certificate", "shop", ending.split("certificate/")[1])
    web = elb.create_load_balancer(
        Name="k8s-shop-web-0a1b2c3d4e",
        Subnets=network.public,
        SecurityGroups=[account.id("security-group", "shop-everything")],
        Scheme="internet-facing",
        Type="application",
        Tags=[{"Key": "elbv2.k8s.aws/cluster", "Value": "shop"}, {"Key": "ingress.k8s.aws/stack", "Value": "shop/web"}],
    )["LoadBalancers"][0]["LoadBalancerArn"]
    account.name("load-balancer", "web", web.split("loadbalancer/")[1])
    group = elb.create_target_group(Name="k8s-shop-web", Protocol="HTTP", Port=80, VpcId=network.vpc)["TargetGroups"][0]["TargetGroupArn"]
    forward = [{"Type": "forward", "TargetGroupArn": group}]
    elb.create_listener(LoadBalancerArn=web, Protocol="HTTP", Port=80, DefaultActions=forward)
    elb.create_listener(
        LoadBalancerArn=web,
        Protocol="HTTPS",
        Port=443,
        SslPolicy="ELBSecurityPolicy-2016-08",
        Certificates=[{"CertificateArn": ending}],
        DefaultActions=forward,
    )
    attributes(
        account,
        web,
        **{
            "access_logs.s3.enabled": "false",
            "deletion_protection.enabled": "false",
            "routing.http.drop_invalid_header_fields.enabled": "false",
            "routing.http.desync_mitigation_mode": "monitor",
        },
    )
    queue = elb.create_load_balancer(
        Name="k8s-batch-queue-5f6a7b8c9d",
        Subnets=network.public,
        Scheme="internet-facing",
        Type="network",
        Tags=[{"Key": "elbv2.k8s.aws/cluster", "Value": "shop"}, {"Key": "service.k8s.aws/stack", "Value": "batch/queue"}],
    )["LoadBalancers"][0]["LoadBalancerArn"]
    account.name("load-balancer", "queue", queue.split("loadbalancer/")[1])
    amqp = elb.create_target_group(Name="k8s-batch-queue", Protocol="TCP", Port=5672, VpcId=network.vpc)["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(
        LoadBalancerArn=queue, Protocol="TCP", Port=5672, DefaultActions=[{"Type": "forward", "TargetGroupArn": amqp}]
    )
    attributes(account, queue, **{"access_logs.s3.enabled": "false", "deletion_protection.enabled": "false"})
    account.elb.create_load_balancer(
        LoadBalancerName="a0123456789abcdef0123456789abcdef",
        Listeners=[{"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 30080, "InstanceProtocol": "HTTP"}],
        Subnets=network.public[:1],
        Tags=[{"Key": "kubernetes.io/cluster/shop", "Value": "owned"}, {"Key": "kubernetes.io/service-name", "Value": "shop/status"}],
    )


def storage(account, network):
    system = account.efs.create_file_system(
        CreationToken="shop", Encrypted=False, Tags=[{"Key": "kubernetes.io/cluster/shop", "Value": "owned"}]
    )["FileSystemId"]
    account.name("file-system", "shop", system)
    open_group = network.group("shop-efs")
    network.ingress(open_group, 2049, "0.0.0.0/0")
    for subnet in network.public:
        account.efs.create_mount_target(FileSystemId=system, SubnetId=subnet, SecurityGroups=[open_group])
    account.efs.create_access_point(ClientToken="shop", FileSystemId=system)
    anyone = allow(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"], principal={"AWS": "*"})
    account.answer(
        "efs", "DescribeFileSystemPolicy", {"FileSystemId": system, "Policy": document(anyone)}, when={"FileSystemId": system}
    )
    volume = account.ec2.create_volume(
        AvailabilityZone=network.account.ec2.describe_subnets(SubnetIds=network.public[:1])["Subnets"][0]["AvailabilityZone"],
        Size=100,
        TagSpecifications=[
            {
                "ResourceType": "volume",
                "Tags": [
                    {"Key": "kubernetes.io/cluster/shop", "Value": "owned"},
                    {"Key": "kubernetes.io/created-for/pvc/name", "Value": "orders-data"},
                    {"Key": "kubernetes.io/created-for/pvc/namespace", "Value": "shop"},
                ],
            }
        ],
    )["VolumeId"]
    account.name("volume", "orders-data", volume)
    for name, rotated in (("shop/payments/api-key", False), ("shop/orders/database", True)):
        arn = account.secretsmanager.create_secret(
            Name=name, SecretString="not-a-secret", Tags=[{"Key": "kubernetes.io/cluster/shop", "Value": "used"}]
        )["ARN"]
        account.name("secret", name.replace("/", "-"), arn.split("secret:")[1])
        if rotated:
            late = {"RotationEnabled": True, "LastRotatedDate": ago(days=200), "NextRotationDate": ago(days=170), "LastAccessedDate": ago(days=1)}
            account.amend("secretsmanager", "ListSecrets DescribeSecret", {"ARN": arn}, late)
    account.secretsmanager.put_resource_policy(
        SecretId="shop/payments/api-key", ResourcePolicy=document(allow("secretsmanager:GetSecretValue", principal="*"))
    )
    account.ssm.put_parameter(Name="/shop/payments/signing-key", Type="String", Value="not-a-secret")
    account.backup.create_backup_vault(BackupVaultName="shop")
    account.amend("backup", "ListBackupVaults", {"BackupVaultName": "shop"}, {"NumberOfRecoveryPoints": 1})
    last = {
        "ResourceArn": "arn:aws:elasticfilesystem:eu-west-1:%s:file-system/%s" % (ACCOUNT, system),
        "ResourceType": "EFS",
        "LastBackupTime": ago(days=200),
    }
    account.answer("backup", "ListProtectedResources", {"Results": [last]})
    account.s3.create_bucket(Bucket="shop-velero-backups", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    # of the days when buckets were made public by their ACL
    account.s3.put_bucket_acl(Bucket="shop-velero-backups", ACL="public-read")
