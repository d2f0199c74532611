"""Roles that pods of the shop take: by IRSA and by Pod Identity, one mistake each."""
import nodes
from account import ACCOUNT, allow, document, trust

AUDIENCE = "sts.amazonaws.com"
READ_ORDERS = document(allow(["dynamodb:GetItem", "dynamodb:Query"], "arn:aws:dynamodb:eu-west-1:%s:table/orders" % ACCOUNT))


def federated(provider, issuer, subject=None, audience=AUDIENCE, operator="StringEquals"):
    condition = {}
    if subject is not None:
        condition.setdefault(operator, {})[issuer + ":sub"] = subject
    if audience is not None:
        condition.setdefault("StringEquals", {})[issuer + ":aud"] = audience
    return trust({"Federated": provider}, "sts:AssumeRoleWithWebIdentity", condition)


def account_of(namespace, name):
    return "system:serviceaccount:%s:%s" % (namespace, name)


def irsa(account, shop, staging, legacy):
    provider, issuer = nodes.oidc_provider(account, shop, [AUDIENCE, "shop-dashboard"])
    other, other_issuer = nodes.oidc_provider(account, staging)
    gone = "arn:aws:iam::%s:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF" % ACCOUNT
    gone_issuer = gone.split("oidc-provider/")[1]

    def role(name, *trusts, policy=READ_ORDERS, **more):
        return account.role(name, *trusts, inline={} if policy is None else {"access": policy}, **more)

    def one(namespace, name):
        return federated(provider, issuer, account_of(namespace, name))

    role("shop-orders", federated(provider, issuer))
    role("shop-payments", federated(provider, issuer, account_of("*", "*"), operator="StringLike"))
    role("shop-reports", federated(provider, issuer, account_of("shop", "reports"), audience=None))
    role("shop-search", federated(provider, issuer, account_of("shop", "search"), operator="StringEqualsIfExists"))
    role("shop-mails", federated(provider, issuer, account_of("shop", "mails"), operator="ForAllValues:StringEquals"))
    role("shop-old-api", federated(gone, gone_issuer, account_of("shop", "api")))
    role("shop-ghost", one("checkout", "checkout"))
    role("shop-shared", federated(provider, issuer, [account_of("shop", "cart"), account_of("batch", "nightly")]),
         federated(other, other_issuer, account_of("shop", "cart")))
    role("shop-admin-tool", one("ci", "admin-tool"), policy=None, managed=["AdministratorAccess"])
    role("shop-deployer", one("ci", "deployer"), policy=document(
        allow(["iam:PassRole", "iam:AttachRolePolicy", "iam:PutRolePolicy", "lambda:CreateFunction", "sts:AssumeRole"])))
    role("shop-backup", one("batch", "backup"), policy=document(allow(["secretsmanager:GetSecretValue", "s3:GetObject", "s3:ListBucket"])))
    role("shop-autoscaler", one("kube-system", "cluster-autoscaler"), policy=document(
        allow(["autoscaling:*", "ec2:Describe*"]), allow(["eks:CreateAccessEntry", "eks:AssociateAccessPolicy", "eks:UpdateNodegroupConfig"])))
    role("shop-mixed", one("shop", "mixed"), trust({"Service": "ec2.amazonaws.com", "AWS": "arn:aws:iam::%s:root" % ACCOUNT}))
    role("shop-batch", one("batch", "worker"), session=43200, used=200)


def pod_identity(account):
    pods = {"Service": "pods.eks.amazonaws.com"}
    both = ["sts:AssumeRole", "sts:TagSession"]
    guarded = {"StringEquals": {"aws:SourceAccount": ACCOUNT}}

    def role(name, policy, *trusts, **more):
        return account.role(name, *(trusts or [trust(pods, both, guarded)]), inline={"access": policy} if policy else {}, **more)

    def associate(label, namespace, service_account, role, **more):
        made = account.eks.create_pod_identity_association(
            clusterName="shop", namespace=namespace, serviceAccount=service_account, roleArn=role, **more
        )["association"]
        account.name("pod-identity", label, "shop/" + made["associationId"])

    tagged = document(allow("s3:GetObject", "arn:aws:s3:::shop-${aws:PrincipalTag/kubernetes-namespace}/*"))
    loose = role("pods-orders", READ_ORDERS, trust(pods, "sts:AssumeRole"))
    everything = role("pods-shared", READ_ORDERS)
    by_tags = role("pods-by-tags", tagged)
    admin = role("pods-admin", None, managed=["AdministratorAccess"])
    passing = role("pods-deployer", document(allow("iam:PassRole", condition={"StringEquals": {"iam:PassedToService": "pods.eks.amazonaws.com"}})))
    chain = role("pods-chain", document(allow(both, "arn:aws:iam::%s:role/data-reader" % ACCOUNT), allow("s3:*")))
    open_target = account.role("data-reader", trust({"AWS": chain}, both), managed=["AmazonS3ReadOnlyAccess"])
    root_target = account.role("data-writer", trust({"AWS": "arn:aws:iam::%s:root" % ACCOUNT}, both), managed=["AmazonS3FullAccess"])

    associate("orders", "shop", "orders", loose)
    associate("default", "shop", "default", everything)
    associate("cart", "shop", "cart", everything)
    associate("nightly", "batch", "nightly", everything)
    associate("missing", "checkout", "checkout", everything)
    associate("tags-off", "shop", "by-tags", by_tags, disableSessionTags=True)
    associate("admin", "ci", "pods-admin", admin)
    associate("deployer", "ci", "pods-deployer", passing)
    associate("reader", "batch", "reader", chain, targetRoleArn=open_target)
    associate("writer", "batch", "writer", chain, targetRoleArn=root_target)


