"""The account that a world is built in: clients of every service, and what no caller could do.

AWS_ENDPOINT_URL is testkit/aws/server.py, AWS_ENDPOINT_URL_EKS the EKS emulator. What a real account has and moto does
not is told to the servers: an answer in place of an operation, or members set in what an operation says.
"""
import datetime
import json
import os
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config

ACCOUNT = "111122223333"
FOREIGN = "444455556666"
REGION = "eu-west-1"
ZONES = [REGION + zone for zone in "abc"]
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def ago(days=0, minutes=0):
    """A time before the world was built; negative for one after."""
    return (NOW - datetime.timedelta(days=days, minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def milliseconds(days=0, minutes=0):
    return int((NOW - datetime.timedelta(days=days, minutes=minutes)).timestamp() * 1000)


def seconds(days=0):
    """As AWS writes times in JSON."""
    return (NOW - datetime.timedelta(days=days)).timestamp()


def tags(**values):
    return [{"Key": key.replace("__", "/").replace("_", "-"), "Value": value} for key, value in values.items()]


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", condition=None, principal=None, effect="Allow"):
    statement = {"Effect": effect, "Action": action}
    if principal is not None:
        statement["Principal"] = principal
    if resource is not None:
        statement["Resource"] = resource
    if condition:
        statement["Condition"] = condition
    return statement


def trust(principal, action="sts:AssumeRole", condition=None):
    return allow(action, None, condition, principal)


class Account:
    """Clients by their boto3 names, such as account.ec2, and the ids of what was made, by the names we call it."""

    def __init__(self):
        self.ids = {}
        self._clients = {}

    def __getattr__(self, service):
        name = {"lambda_": "lambda"}.get(service, service).replace("_", "-")
        if name not in self._clients:
            self._clients[name] = boto3.client(
                name, region_name=REGION, config=Config(retries={"total_max_attempts": 1}, parameter_validation=False)
            )
        return self._clients[name]

    def name(self, kind, name, value):
        """Remembers an id, so that what is expected can speak of it."""
        self.ids["%s.%s" % (kind, name)] = value
        return value

    def id(self, kind, name):
        return self.ids["%s.%s" % (kind, name)]

    def answer(self, service, operation, answer=None, when=None, error=None):
        told = {"service": service, "operation": operation, "answer": answer, "when": when, "error": error}
        control(os.environ["AWS_ENDPOINT_URL"], "POST", "answers", [told])

    def amend(self, service, operations, where, changes):
        """Sets members wherever these operations tell an object that has those members."""
        told = [
            {"service": service, "operation": operation, "where": where, "set": changes} for operation in operations.split()
        ]
        control(os.environ["AWS_ENDPOINT_URL"], "POST", "amendments", told)

    def amend_eks(self, arn, changes):
        control(os.environ["AWS_ENDPOINT_URL_EKS"], "PATCH", "resources", {"arn": arn, "set": changes})

    def signing_authority(self, cluster):
        """What a cluster's certificate authority is amended by; this boto3 does not know the operation that lists it."""
        path = "/clusters/%s/certificate-authorities" % cluster["name"]
        request = AWSRequest("GET", os.environ["AWS_ENDPOINT_URL_EKS"] + path)
        SigV4Auth(boto3.Session().get_credentials(), "eks", REGION).add_auth(request)
        with urllib.request.urlopen(urllib.request.Request(request.url, headers=dict(request.headers))) as answer:
            return "%s/certificate-authorities/%s" % (cluster["arn"], json.load(answer)["certificateAuthorities"][0]["id"])

    def next_authority(self, cluster, name, **changes):
        """Another certificate authority, which waits to be activated."""
        made = {"createdBy": "CUSTOMER", "signingStatus": "NOT_USED", "distributionStatus": "COMPLETE", "rollbackAvailable": False}
        self.amend_eks("%s/certificate-authorities/%s" % (cluster["arn"], name), dict(made, **changes))

    def role(self, name, *statements, managed=(), inline=None, policies=None, path="/", session=3600, used=1, **more):
        """A role that trusts by these statements; inline and policies are documents by name."""
        arn = self.iam.create_role(
            RoleName=name,
            Path=path,
            AssumeRolePolicyDocument=document(*statements),
            MaxSessionDuration=session,
            **more,
        )["Role"]["Arn"]
        for policy in managed:
            self.iam.attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/" + policy)
        for policy, text in (inline or {}).items():
            self.iam.put_role_policy(RoleName=name, PolicyName=policy, PolicyDocument=text)
        for policy, text in (policies or {}).items():
            made = self.iam.create_policy(PolicyName=policy, PolicyDocument=text)["Policy"]["Arn"]
            self.iam.attach_role_policy(RoleName=name, PolicyArn=made)
        if used is not None:
            last = {"RoleLastUsed": {"LastUsedDate": ago(days=used), "Region": REGION}}
            self.amend("iam", "GetRole GetAccountAuthorizationDetails", {"RoleName": name}, last)
        return arn

    def instance_profile(self, role):
        arn = self.iam.create_instance_profile(InstanceProfileName=role)["InstanceProfile"]["Arn"]
        self.iam.add_role_to_instance_profile(InstanceProfileName=role, RoleName=role)
        return arn

    def key(self, name, *statements, rotated=True):
        """A customer-managed key whose policy lets the account itself manage it, and these."""
        root = allow("kms:*", principal={"AWS": "arn:aws:iam::%s:root" % ACCOUNT})
        made = self.kms.create_key(Description=name, Policy=document(root, *statements))["KeyMetadata"]
        self.kms.create_alias(AliasName="alias/" + name, TargetKeyId=made["KeyId"])
        if rotated:
            self.kms.enable_key_rotation(KeyId=made["KeyId"])
            self.answer(
                "kms",
                "GetKeyRotationStatus",
                {"KeyRotationEnabled": True, "RotationPeriodInDays": 365, "KeyId": made["Arn"], "NextRotationDate": ago(-200)},
                when={"KeyId": made["KeyId"]},
            )
            self.answer(
                "kms",
                "GetKeyRotationStatus",
                {"KeyRotationEnabled": True, "RotationPeriodInDays": 365, "KeyId": made["Arn"], "NextRotationDate": ago(-200)},
                when={"KeyId": made["Arn"]},
            )
        self.name("key", name, made["KeyId"])
        return made["Arn"]


def control(server, method, name, body):
    request = urllib.request.Request(server + "/_emulator/" + name, json.dumps(body).encode(), method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


