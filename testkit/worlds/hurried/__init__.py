"""A shop that grew in a hurry: three clusters in one account, each wrong in its own way.

shop is in production and open; shop-staging was copied from it and half secured; shop-legacy is the first one, which
nobody dares to delete. expected.yaml lists by hand what a scan must find.
"""
import nodes
from hurried import clusters, identities, images, people, posture, services


def build(account, kubernetes):
    network = clusters.network(account)
    keys = clusters.keys(account)
    roles = clusters.roles(account)
    shop = clusters.shop(account, network, keys, roles, kubernetes)
    groups = clusters.node_groups(account, network, roles)
    staging = clusters.staging(account, network, keys, roles)
    legacy = clusters.legacy(account, keys, roles)
    identities.irsa(account, shop, staging, legacy)
    identities.pod_identity(account)
    people.principals(account, roles)
    images.repositories(account)
    services.control_plane_logs(account)
    services.load_balancers(account, network)
    services.storage(account, network)
    posture.account_settings(account)
    posture.detection(account)
    posture.capabilities(account)
    clusters.finish(account, shop, staging, legacy)
    return nodes.kubernetes_nodes(groups)
