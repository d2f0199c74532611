"""The registry of the shop and the images that its pods run."""
from account import ACCOUNT, FOREIGN, ago, allow, document
from parts import findings, push, push_for_platforms, scanned

REGISTRY = "%s.dkr.ecr.eu-west-1.amazonaws.com/" % ACCOUNT


def repositories(account):
    for name in ("shop/web", "shop/orders", "shop/payments", "shop/worker"):
        account.ecr.create_repository(repositoryName=name, imageTagMutability="MUTABLE")
        if name != "shop/payments":
            push(account, name, "latest", days=300)
    payments = push_for_platforms(account, "shop/payments", "latest", 300, "amd64", "arm64")
    # on since last month, and the image is older
    account.ecr.put_image_scanning_configuration(repositoryName="shop/worker", imageScanningConfiguration={"scanOnPush": True})
    account.ecr.put_image_tag_mutability(
        repositoryName="shop/orders",
        imageTagMutability="IMMUTABLE_WITH_EXCLUSION",
        imageTagMutabilityExclusionFilters=[{"filterType": "WILDCARD", "filter": "latest*"}],
    )
    everybody = allow(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage"], None, principal="*")
    account.ecr.set_repository_policy(repositoryName="shop/web", policyText=document(everybody))
    replicate = allow(
        ["ecr:CreateRepository", "ecr:ReplicateImage"],
        "arn:aws:ecr:eu-west-1:%s:repository/*" % ACCOUNT,
        principal={"AWS": "arn:aws:iam::%s:root" % FOREIGN},
    )
    account.ecr.put_registry_policy(policyText=document(dict(replicate, Sid="partners")))
    rule = {
        "ecrRepositoryPrefix": "hub",
        "upstreamRegistryUrl": "registry-1.docker.io",
        "upstreamRegistry": "docker-hub",
        "registryId": ACCOUNT,
        "createdAt": ago(days=500),
    }
    account.answer("ecr", "DescribePullThroughCacheRules", {"pullThroughCacheRules": [rule]})
    finding = {
        "name": "CVE-2021-44228",
        "description": "Log4Shell",
        "uri": "https://nvd.nist.gov/vuln/detail/CVE-2021-44228",
        "severity": "CRITICAL",
        "attributes": [{"key": "package_name", "value": "log4j-core"}, {"key": "package_version", "value": "2.14.1"}],
    }
    # the rest was never scanned, and moto would make up a finding
    account.answer(
        "ecr", "DescribeImageScanFindings", error={"code": "ScanNotFoundException", "message": "Image scan does not exist."}
    )
    told = findings(account, "shop/orders", finding)
    account.answer("ecr", "DescribeImageScanFindings", told, when={"repositoryName": "shop/orders"})
    account.amend(
        "ecr",
        "DescribeImages",
        {"repositoryName": "shop/orders"},
        {"imageScanStatus": told["imageScanStatus"], "imageScanFindingsSummary": {"findingSeverityCounts": {"CRITICAL": 1}}},
    )
    # once, by hand
    scanned(account, "shop/payments", payments["amd64"], findings(account, "shop/payments", finding))
