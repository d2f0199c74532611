/**
 * Checks of what can be reached from outside of the cluster: Services, Ingresses and their load
 * balancers, and components that are known to be dangerous where they are. Defaults are those of
 * the controller that makes the load balancer.
 */
@NullMarked
package dev.seawall.checks.exposure;

import org.jspecify.annotations.NullMarked;
