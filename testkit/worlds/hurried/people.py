"""Who may enter the clusters of the shop, and what they may do in the account."""
from account import ACCOUNT, FOREIGN, allow, document, trust

POLICY = "arn:aws:eks::aws:cluster-access-policy/"
CLUSTER = {"type": "cluster"}


def principals(account, roles):
    here = {"AWS": "arn:aws:iam::%s:root" % ACCOUNT}
    sso = {"Federated": "arn:aws:iam::%s:saml-provider/AWSSSO" % ACCOUNT}
    saml = trust(sso, ["sts:AssumeRoleWithSAML", "sts:TagSession"])
    developers = account.role("Developers", trust({"AWS": "arn:aws:iam::%s:root" % FOREIGN}), trust(here), managed=["PowerUserAccess"])
    support = account.role("Support", saml)
    auditors = account.role("Auditors", saml, used=240)
    leads = account.role("Leads", saml)
    gone = account.role("Consultants", saml)
    retired = account.role("shop-node-old", trust({"Service": "ec2.amazonaws.com"}), managed=["AmazonEKSWorkerNodePolicy"], used=120)
    account.role(
        "ci",
        trust(here),
        inline={
            "deploy": document(
                allow(["eks:CreateAccessEntry", "eks:AssociateAccessPolicy", "eks:UpdateAccessEntry"]),
                allow(["eks:CreatePodIdentityAssociation", "eks:CreateNodegroup", "eks:CreateAddon", "eks:CreateCapability"]),
                allow("iam:PassRole"),
                allow("kms:Decrypt"),
            )
        },
        policies={"eks-everything": document(allow("eks:*"))},
    )
    users(account)
    create(account, developers, (CLUSTER, "AmazonEKSClusterAdminPolicy"))
    create(account, support, (CLUSTER, "AmazonEKSAdminViewPolicy"), username="support")
    create(account, auditors, (CLUSTER, "AmazonEKSViewPolicy"))
    create(account, gone, (CLUSTER, "AmazonEKSClusterAdminPolicy"))
    create(account, leads, ({"type": "namespace", "namespaces": ["shop", "checkout"]}, "AmazonEKSEditPolicy"), groups=["shop-leads", "shop-admins"])
    create(account, "arn:aws:iam::%s:user/bob" % ACCOUNT, (CLUSTER, "AmazonEKSClusterAdminPolicy"))
    create(account, "arn:aws:iam::%s:role/partner-operations" % FOREIGN, (CLUSTER, "AmazonEKSEditPolicy"))
    account.eks.create_access_entry(clusterName="shop", principalArn=retired, type="EC2_LINUX")
    # somebody gave the nodes' role a name and rights of its own
    account.eks.delete_access_entry(clusterName="shop", principalArn=roles["gpu"])
    create(account, roles["gpu"], (CLUSTER, "AmazonEKSClusterAdminPolicy"), groups=["gpu-nodes"])
    account.iam.delete_role(RoleName="Consultants")


def create(account, principal, *policies, groups=(), username=None):
    more = {"username": username} if username else {}
    account.eks.create_access_entry(
        clusterName="shop", principalArn=principal, kubernetesGroups=list(groups), **more
    )
    for scope, policy in policies:
        account.eks.associate_access_policy(
            clusterName="shop", principalArn=principal, policyArn=POLICY + policy, accessScope=scope
        )


def users(account):
    # the emulator's caller, who created the clusters
    for name in ("bob", "emulator"):
        account.iam.create_user(UserName=name)
        account.iam.attach_user_policy(UserName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
        account.iam.create_login_profile(UserName=name, Password="Correct-Horse-1")
        account.iam.create_access_key(UserName=name)
