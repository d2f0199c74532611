#!/usr/bin/env python3
"""Uses every operation of an EKS emulator as a client would, with boto3's own waiters and paginators.

  scenario.py ENDPOINT OPERATIONS-FILE
"""
import sys
import time

from botocore.exceptions import ClientError

from judge import Judge

ROLE = "arn:aws:iam::111122223333:role/"
POLICY = "arn:aws:eks::aws:cluster-access-policy/"
SUBNETS = {"subnetIds": ["subnet-0a", "subnet-0b"]}
SOON = {"Delay": 1, "MaxAttempts": 20}


def expect(actual, expected, what):
    if actual != expected:
        raise SystemExit("%s: expected %r, was %r" % (what, expected, actual))


def refused(code, call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        expect(error.response["Error"]["Code"], code, "%s of %s" % (code, parameters))
        return error.response
    raise SystemExit("%s was not refused with %s" % (parameters, code))


def updated(eks, update, name, **subject):
    for _ in range(100):
        found = eks.describe_update(name=name, updateId=update["id"], **subject)["update"]
        if found["status"] != "InProgress":
            expect(found["status"], "Successful", "update")
            if update["id"] not in eks.list_updates(name=name, **subject)["updateIds"]:
                raise SystemExit("ListUpdates lacks " + update["id"])
            return found
        time.sleep(0.1)
    raise SystemExit("an update never ended: %s" % update)


def main(endpoint, operations_file):
    judge = Judge(endpoint)
    eks = judge.client
    clusters(eks)
    nodes(eks)
    addons(eks)
    access(eks)
    identities(eks)
    rest(eks)
    pages(eks)
    ends(eks)
    with open(operations_file) as lines:
        known = {line.split()[1] for line in lines if line.startswith("operation ")}
    expect(known - judge.called, set(), "operations not called")
    for fault in judge.faults:
        print(fault)
    print("%d operations, %d answers, %d faults" % (len(judge.called), judge.answers, len(judge.faults)))
    sys.exit(1 if judge.faults else 0)


def clusters(eks):
    made = eks.create_cluster(
        name="prod", roleArn=ROLE + "cluster", resourcesVpcConfig=SUBNETS, version="1.34"
    )["cluster"]
    expect(made["status"], "CREATING", "status")
    expect("endpoint" in made, False, "an endpoint before the cluster is up")
    expect(made["accessConfig"]["bootstrapClusterCreatorAdminPermissions"], True, "bootstrap")
    refused("ResourceInUseException", eks.create_cluster, name="prod", roleArn=ROLE + "c", resourcesVpcConfig=SUBNETS)
    eks.get_waiter("cluster_active").wait(name="prod", WaiterConfig=SOON)
    found = eks.describe_cluster(name="prod")["cluster"]
    network = found["resourcesVpcConfig"]
    expect(network["endpointPublicAccess"], True, "endpointPublicAccess")
    expect(network["endpointPrivateAccess"], False, "endpointPrivateAccess")
    expect(network["publicAccessCidrs"], ["0.0.0.0/0"], "publicAccessCidrs")
    expect(found["accessConfig"], {"authenticationMode": "CONFIG_MAP"}, "accessConfig")
    expect(found["upgradePolicy"], {"supportType": "EXTENDED"}, "upgradePolicy")
    expect("encryptionConfig" in found, False, "encryptionConfig")
    types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
    expect(found["logging"]["clusterLogging"], [{"types": types, "enabled": False}], "logging")

    logging = {"clusterLogging": [{"types": ["audit", "api"], "enabled": True}]}
    update = eks.update_cluster_config(name="prod", logging=logging)["update"]
    expect(update["type"], "LoggingUpdate", "type")
    refused("ResourceInUseException", eks.update_cluster_config, name="prod", deletionProtection=True)
    updated(eks, update, "prod")
    update = eks.update_cluster_config(name="prod", resourcesVpcConfig={"endpointPrivateAccess": True})["update"]
    updated(eks, update, "prod")
    found = eks.describe_cluster(name="prod")["cluster"]
    expect(found["resourcesVpcConfig"]["subnetIds"], SUBNETS["subnetIds"], "subnets after an update")
    expect([group["enabled"] for group in found["logging"]["clusterLogging"]], [True, False], "logging")
    updated(eks, eks.update_cluster_version(name="prod", version="1.35")["update"], "prod")
    expect(eks.describe_cluster(name="prod")["cluster"]["version"], "1.35", "version")
    key = {"resources": ["secrets"], "provider": {"keyArn": "arn:aws:kms:us-east-1:111122223333:key/k"}}
    update = eks.associate_encryption_config(clusterName="prod", encryptionConfig=[key])["update"]
    updated(eks, update, "prod")
    expect(eks.describe_cluster(name="prod")["cluster"]["encryptionConfig"], [key], "encryptionConfig")
    update = eks.update_cluster_config(name="prod", accessConfig={"authenticationMode": "API_AND_CONFIG_MAP"})
    updated(eks, update["update"], "prod")
    refused("ResourceNotFoundException", eks.describe_cluster, name="none")
    versions = eks.describe_cluster_versions()["clusterVersions"]
    expect(sum(version["defaultVersion"] for version in versions), 1, "default versions")


def nodes(eks):
    made = eks.create_nodegroup(
        clusterName="prod", nodegroupName="plain", subnets=["subnet-0a"], nodeRole=ROLE + "node"
    )["nodegroup"]
    expect(made["amiType"], "AL2023_x86_64_STANDARD", "amiType")
    expect(made["instanceTypes"], ["t3.medium"], "instanceTypes")
    expect((made["diskSize"], made["capacityType"]), (20, "ON_DEMAND"), "disk and capacity")
    expect(made["updateConfig"], {"maxUnavailable": 1}, "updateConfig")
    eks.create_nodegroup(
        clusterName="prod",
        nodegroupName="template",
        subnets=["subnet-0a"],
        nodeRole=ROLE + "node",
        launchTemplate={"name": "nodes"},
    )
    wait = eks.get_waiter("nodegroup_active").wait
    wait(clusterName="prod", nodegroupName="plain", WaiterConfig=SOON)
    wait(clusterName="prod", nodegroupName="template", WaiterConfig=SOON)
    found = eks.describe_nodegroup(clusterName="prod", nodegroupName="template")["nodegroup"]
    expect(sorted(found["launchTemplate"]), ["id", "name", "version"], "launchTemplate")
    expect("diskSize" in found or "remoteAccess" in found, False, "disk and access with a launch template")
    update = eks.update_nodegroup_config(
        clusterName="prod",
        nodegroupName="plain",
        labels={"addOrUpdateLabels": {"a": "b"}},
        taints={"addOrUpdateTaints": [{"key": "k", "value": "v", "effect": "NO_SCHEDULE"}]},
        scalingConfig={"minSize": 1, "maxSize": 5, "desiredSize": 3},
    )["update"]
    updated(eks, update, "prod", nodegroupName="plain")
    update = eks.update_nodegroup_version(clusterName="prod", nodegroupName="plain")["update"]
    updated(eks, update, "prod", nodegroupName="plain")
    found = eks.describe_nodegroup(clusterName="prod", nodegroupName="plain")["nodegroup"]
    expect((found["labels"], found["scalingConfig"]["maxSize"]), ({"a": "b"}, 5), "node group")
    expect(eks.list_nodegroups(clusterName="prod")["nodegroups"], ["plain", "template"], "node groups")
    eks.create_fargate_profile(
        clusterName="prod",
        fargateProfileName="serverless",
        podExecutionRoleArn=ROLE + "fargate",
        selectors=[{"namespace": "batch"}],
    )
    wait = eks.get_waiter("fargate_profile_active").wait
    wait(clusterName="prod", fargateProfileName="serverless", WaiterConfig=SOON)
    eks.describe_fargate_profile(clusterName="prod", fargateProfileName="serverless")
    expect(eks.list_fargate_profiles(clusterName="prod")["fargateProfileNames"], ["serverless"], "profiles")


def addons(eks):
    versions = eks.describe_addon_versions(addonName="vpc-cni", kubernetesVersion="1.35")["addons"][0]
    newest, older = [version["addonVersion"] for version in versions["addonVersions"]]
    eks.describe_addon_configuration(addonName="vpc-cni", addonVersion=newest)
    eks.create_addon(
        clusterName="prod",
        addonName="vpc-cni",
        addonVersion=older,
        configurationValues='{"enableNetworkPolicy":"true"}',
        podIdentityAssociations=[{"serviceAccount": "aws-node", "roleArn": ROLE + "cni"}],
    )
    eks.get_waiter("addon_active").wait(clusterName="prod", addonName="vpc-cni", WaiterConfig=SOON)
    update = eks.update_addon(clusterName="prod", addonName="vpc-cni", addonVersion=newest)["update"]
    updated(eks, update, "prod", addonName="vpc-cni")
    found = eks.describe_addon(clusterName="prod", addonName="vpc-cni")["addon"]
    expect(found["addonVersion"], newest, "addonVersion")
    expect(eks.list_addons(clusterName="prod")["addons"], ["vpc-cni"], "addons")
    refused("InvalidParameterException", eks.create_addon, clusterName="prod", addonName="no-such")


def access(eks):
    entries = eks.list_access_entries(clusterName="prod")["accessEntries"]
    creator = "arn:aws:iam::111122223333:user/emulator"
    expect(entries, [ROLE + "fargate", ROLE + "node", creator], "access entries EKS makes")
    granted = eks.list_associated_access_policies(clusterName="prod", principalArn=creator)
    expect(
        [policy["policyArn"] for policy in granted["associatedAccessPolicies"]],
        [POLICY + "AmazonEKSClusterAdminPolicy"],
        "the creator's policies",
    )
    who = {"clusterName": "prod", "principalArn": ROLE + "path/viewer"}
    eks.create_access_entry(kubernetesGroups=["viewers"], **who)
    refused("ResourceInUseException", eks.create_access_entry, **who)
    policy = next(p for p in eks.list_access_policies()["accessPolicies"] if p["name"] == "AmazonEKSViewPolicy")
    scope = {"type": "namespace", "namespaces": ["default"]}
    eks.associate_access_policy(policyArn=policy["arn"], accessScope=scope, **who)
    found = eks.list_access_entries(clusterName="prod", associatedPolicyArn=policy["arn"])["accessEntries"]
    expect(found, [who["principalArn"]], "entries with a policy")
    eks.update_access_entry(kubernetesGroups=["readers"], **who)
    expect(eks.describe_access_entry(**who)["accessEntry"]["kubernetesGroups"], ["readers"], "groups")
    eks.disassociate_access_policy(policyArn=policy["arn"], **who)
    refused("ResourceNotFoundException", eks.disassociate_access_policy, policyArn=policy["arn"], **who)
    eks.delete_access_entry(**who)
    refused("ResourceNotFoundException", eks.describe_access_entry, **who)


def identities(eks):
    made = eks.create_pod_identity_association(
        clusterName="prod", namespace="shop", serviceAccount="cart", roleArn=ROLE + "cart"
    )["association"]
    which = {"clusterName": "prod", "associationId": made["associationId"]}
    eks.update_pod_identity_association(targetRoleArn="arn:aws:iam::444455556666:role/far", **which)
    found = eks.describe_pod_identity_association(**which)["association"]
    expect("externalId" in found, True, "externalId")
    everything = eks.list_pod_identity_associations(clusterName="prod")["associations"]
    expect(sorted(each["serviceAccount"] for each in everything), ["aws-node", "cart"], "associations")
    eks.delete_pod_identity_association(**which)
    oidc = {"identityProviderConfigName": "corp", "issuerUrl": "https://id.example.com", "clientId": "eks"}
    answer = eks.associate_identity_provider_config(clusterName="prod", oidc=oidc, tags={"a": "b"})
    updated(eks, answer["update"], "prod")
    config = {"type": "oidc", "name": "corp"}
    found = eks.describe_identity_provider_config(clusterName="prod", identityProviderConfig=config)
    expect(found["identityProviderConfig"]["oidc"]["status"], "ACTIVE", "status")
    expect(eks.list_identity_provider_configs(clusterName="prod")["identityProviderConfigs"], [config], "providers")
    update = eks.disassociate_identity_provider_config(clusterName="prod", identityProviderConfig=config)
    updated(eks, update["update"], "prod")


def rest(eks):
    insights = eks.list_insights(clusterName="prod", filter={"statuses": ["PASSING"]})["insights"]
    eks.describe_insight(clusterName="prod", id=insights[0]["id"])
    eks.start_insights_refresh(clusterName="prod")
    eks.describe_insights_refresh(clusterName="prod")
    arn = eks.describe_nodegroup(clusterName="prod", nodegroupName="plain")["nodegroup"]["nodegroupArn"]
    eks.tag_resource(resourceArn=arn, tags={"team": "a b+c", "other": "x"})
    eks.untag_resource(resourceArn=arn, tagKeys=["other", "none"])
    expect(eks.list_tags_for_resource(resourceArn=arn)["tags"], {"team": "a b+c"}, "tags")
    refused("NotFoundException", eks.list_tags_for_resource, resourceArn=arn + "x")
    which = {"clusterName": "prod", "capabilityName": "deploy"}
    eks.create_capability(
        type="ARGOCD",
        roleArn=ROLE + "argo",
        deletePropagationPolicy="RETAIN",
        configuration={"argoCd": {"awsIdc": {"idcInstanceArn": "arn:aws:sso:::instance/ssoins-1"}}},
        **which
    )
    for _ in range(100):
        if eks.describe_capability(**which)["capability"]["status"] == "ACTIVE":
            break
        time.sleep(0.1)
    mapping = {"role": "ADMIN", "identities": [{"id": "1", "type": "SSO_USER"}]}
    change = {"argoCd": {"rbacRoleMappings": {"addOrUpdateRoleMappings": [mapping]}}}
    update = eks.update_capability(configuration=change, **which)["update"]
    updated(eks, update, "prod", capabilityName="deploy")
    found = eks.describe_capability(**which)["capability"]
    expect(found["configuration"]["argoCd"]["rbacRoleMappings"], [mapping], "mappings")
    expect(len(eks.list_capabilities(clusterName="prod")["capabilities"]), 1, "capabilities")
    eks.delete_capability(**which)


def pages(eks):
    for number in range(7):
        eks.create_cluster(name="page-%d" % number, roleArn=ROLE + "cluster", resourcesVpcConfig=SUBNETS)
    found = eks.get_paginator("list_clusters").paginate(PaginationConfig={"PageSize": 3})
    sizes = [len(page["clusters"]) for page in found]
    expect(sizes, [3, 3, 2], "page sizes")
    refused("InvalidParameterException", eks.list_clusters, nextToken="made-up")


def ends(eks):
    refused("ResourceInUseException", eks.delete_cluster, name="prod")
    for name in eks.list_nodegroups(clusterName="prod")["nodegroups"]:
        eks.delete_nodegroup(clusterName="prod", nodegroupName=name)
        wait = eks.get_waiter("nodegroup_deleted").wait
        wait(clusterName="prod", nodegroupName=name, WaiterConfig=SOON)
    eks.delete_addon(clusterName="prod", addonName="vpc-cni")
    eks.get_waiter("addon_deleted").wait(clusterName="prod", addonName="vpc-cni", WaiterConfig=SOON)
    eks.delete_fargate_profile(clusterName="prod", fargateProfileName="serverless")
    wait = eks.get_waiter("fargate_profile_deleted").wait
    wait(clusterName="prod", fargateProfileName="serverless", WaiterConfig=SOON)
    updated(eks, eks.update_cluster_config(name="prod", deletionProtection=True)["update"], "prod")
    refused("InvalidRequestException", eks.delete_cluster, name="prod")
    updated(eks, eks.update_cluster_config(name="prod", deletionProtection=False)["update"], "prod")
    expect(eks.delete_cluster(name="prod")["cluster"]["status"], "DELETING", "status")
    eks.get_waiter("cluster_deleted").wait(name="prod", WaiterConfig=SOON)


main(*sys.argv[1:])
