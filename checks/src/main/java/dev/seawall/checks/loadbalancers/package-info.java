/**
 * Checks of the load balancers that a cluster has, as AWS describes them, and of their
 * certificates. What Services and Ingresses ask for is judged in {@code exposure}.
 */
@NullMarked
package dev.seawall.checks.loadbalancers;

import org.jspecify.annotations.NullMarked;
