"""A ledger hardened to the letter of the catalogue: one private cluster, and nothing for a scan to find."""
import nodes
from hardened import alarms, cluster, identities, network, posture, services


def build(account, kubernetes):
    keys = network.keys(account)
    vpc = network.build(account, keys)
    known = cluster.build(account, vpc, keys, kubernetes)
    groups = [cluster.node_group(account, vpc, keys)]
    identities.build(account, known)
    cluster.addons(account)
    services.images(account, keys)
    services.load_balancers(account, vpc)
    services.storage(account, vpc, keys)
    posture.account_settings(account, keys)
    posture.detection(account, keys, groups)
    alarms.build(account)
    return nodes.kubernetes_nodes(groups)
