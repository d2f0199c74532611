"""Who is woken by what: metric filters of the audit log and of the trail, their alarms, and rules for findings."""
from account import ACCOUNT, REGION

AUDIT = {
    "anonymous-access": '{ $.user.username = "system:anonymous" && $.responseStatus.code < 400 }',
    "exec-into-pods": '{ $.objectRef.resource = "pods" && $.objectRef.subresource = "exec" }',
    "secrets-listed": '{ $.objectRef.resource = "secrets" && $.verb = "list" }',
    "rbac-changed": '{ $.objectRef.apiGroup = "rbac.authorization.k8s.io" && ($.verb = "create" || $.verb = "update" ||'
    ' $.verb = "patch" || $.verb = "delete") }',
}
TRAIL = {
    "eks-changed": '{ ($.eventSource = "eks.amazonaws.com") && (($.eventName = "CreateAccessEntry") || ($.eventName ='
    ' "AssociateAccessPolicy") || ($.eventName = "UpdateClusterConfig") || ($.eventName = "DeleteCluster") ||'
    ' ($.eventName = "CreatePodIdentityAssociation")) }',
    "unauthorized-calls": '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "console-without-mfa": '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    "root-used": '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    "iam-changed": '{ ($.eventSource = "iam.amazonaws.com") && (($.eventName = "Put*Policy") || ($.eventName ='
    ' "AttachRolePolicy") || ($.eventName = "CreatePolicyVersion")) }',
    "trail-changed": '{ ($.eventName = "StopLogging") || ($.eventName = "UpdateTrail") || ($.eventName = "DeleteTrail") }',
    "console-failures": '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    "keys-disabled": '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName ='
    ' "ScheduleKeyDeletion")) }',
    "bucket-policies-changed": '{ ($.eventSource = "s3.amazonaws.com") && ($.eventName = "*BucketPolicy") }',
    "config-changed": '{ ($.eventSource = "config.amazonaws.com") && ($.eventName = "StopConfigurationRecorder") }',
    "security-groups-changed": '{ ($.eventName = "AuthorizeSecurityGroupIngress") || ($.eventName ='
    ' "RevokeSecurityGroupIngress") || ($.eventName = "AuthorizeSecurityGroupEgress") }',
    "access-lists-changed": '{ ($.eventName = "CreateNetworkAclEntry") || ($.eventName = "ReplaceNetworkAclEntry") }',
    "gateways-changed": '{ ($.eventName = "AttachInternetGateway") || ($.eventName = "CreateCustomerGateway") }',
    "routes-changed": '{ ($.eventName = "CreateRoute") || ($.eventName = "ReplaceRoute") || ($.eventName = "DeleteRoute") }',
    "vpcs-changed": '{ ($.eventName = "CreateVpc") || ($.eventName = "ModifyVpcAttribute") || ($.eventName = "DeleteVpc") }',
    "organisation-changed": '{ $.eventSource = "organizations.amazonaws.com" }',
}


def build(account):
    topic = account.sns.create_topic(Name="ledger-security", Attributes={"KmsMasterKeyId": "alias/ledger-logs"})["TopicArn"]
    account.sns.subscribe(TopicArn=topic, Protocol="https", Endpoint="https://pager.ledger.example/aws")
    for group, filters in (("/aws/eks/ledger/cluster", AUDIT), ("/cloudtrail/ledger", TRAIL)):
        for name, pattern in filters.items():
            alarm(account, group, name, pattern, topic)
    pattern = '{"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"]}'
    account.events.put_rule(Name="guardduty-findings", EventPattern=pattern, State="ENABLED")
    target = {"Id": "pager", "Arn": "arn:aws:sns:%s:%s:ledger-security" % (REGION, ACCOUNT)}
    account.events.put_targets(Rule="guardduty-findings", Targets=[target])


def alarm(account, group, name, pattern, topic):
    metric = {"metricName": name, "metricNamespace": "Security", "metricValue": "1"}
    account.logs.put_metric_filter(logGroupName=group, filterName=name, filterPattern=pattern, metricTransformations=[metric])
    account.cloudwatch.put_metric_alarm(
        AlarmName=name,
        MetricName=name,
        Namespace="Security",
        Statistic="Sum",
        Period=300,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanOrEqualToThreshold",
        ActionsEnabled=True,
        AlarmActions=[topic],
    )
