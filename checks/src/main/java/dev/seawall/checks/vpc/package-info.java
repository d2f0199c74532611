/**
 * Checks of the network that AWS gives a cluster: VPC, subnets, routes, security groups and
 * endpoints. Network policies of Kubernetes and load balancers are judged elsewhere.
 */
@NullMarked
package dev.seawall.checks.vpc;

import org.jspecify.annotations.NullMarked;
