/**
 * Checks of the nodes of a cluster: launch templates, instances, images, volumes and node groups,
 * and the account's settings for them. What the node's role may do is judged with other roles, the
 * subnets and security groups with the network.
 */
@NullMarked
package dev.seawall.checks.nodes;

import org.jspecify.annotations.NullMarked;
