"""Roles of the ledger's pods: each for one service account, and each with what that one does."""
import nodes
from account import ACCOUNT, REGION, allow, document, trust
from hardened.cluster import CLUSTER, OWNED, by_service


def build(account, cluster):
    provider, issuer = nodes.oidc_provider(account, cluster)
    condition = {
        "StringEquals": {
            issuer + ":sub": "system:serviceaccount:ledger:postings",
            issuer + ":aud": "sts.amazonaws.com",
        }
    }
    account.role(
        "ledger-postings",
        trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity", condition),
        policies={
            "ledger-postings": document(
                allow(
                    ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
                    "arn:aws:dynamodb:%s:%s:table/postings" % (REGION, ACCOUNT),
                )
            )
        },
    )
    pods = by_service("pods.eks.amazonaws.com", CLUSTER, ["sts:AssumeRole", "sts:TagSession"])
    for name, namespace, action, resource in (
        ("statements", "ledger", ["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::ledger-statements/${aws:PrincipalTag/kubernetes-namespace}/*"),
        ("closing", "batch", ["sqs:ReceiveMessage", "sqs:DeleteMessage"], "arn:aws:sqs:%s:%s:closing" % (REGION, ACCOUNT)),
        ("balancer-controller", "ingress", ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
         "arn:aws:elasticloadbalancing:%s:%s:targetgroup/k8s-ledger-*" % (REGION, ACCOUNT)),
    ):
        role = account.role("ledger-" + name, pods, policies={"ledger-" + name: document(allow(action, resource))})
        made = account.eks.create_pod_identity_association(
            clusterName="ledger", namespace=namespace, serviceAccount=name, roleArn=role, tags=OWNED
        )["association"]
        account.name("pod-identity", name, "ledger/" + made["associationId"])
    capability(account)


def capability(account):
    """Argo CD, reachable from inside alone and administered by one named group."""
    trusted = by_service("capabilities.eks.amazonaws.com", CLUSTER, ["sts:AssumeRole", "sts:TagSession"])
    role = account.role("ledger-argocd", trusted)
    endpoint = account.ec2.describe_vpc_endpoints(Filters=[{"Name": "service-name", "Values": ["com.amazonaws.%s.eks" % REGION]}])
    account.eks.create_capability(
        clusterName="ledger",
        capabilityName="argocd",
        type="ARGOCD",
        roleArn=role,
        deletePropagationPolicy="RETAIN",
        configuration={
            "argoCd": {
                "awsIdc": {"idcInstanceArn": "arn:aws:sso:::instance/ssoins-0123456789abcdef"},
                "networkAccess": {"vpceIds": [endpoint["VpcEndpoints"][0]["VpcEndpointId"]]},
                "rbacRoleMappings": [
                    {"role": "VIEWER", "identities": [{"id": "a1b2c3d4-0000-1111-2222-333344445555", "type": "SSO_GROUP"}]}
                ],
            }
        },
        tags=OWNED,
    )
