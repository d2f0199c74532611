/**
 * Kubernetes role based access control as the API server evaluates it: roles with their
 * aggregation, bindings, subjects, who may do what, and what Kubernetes itself ships. Knows assets
 * and values alone, not the other Kubernetes assets; judges nothing.
 */
@NullMarked
package dev.seawall.core.kubernetes.rbac;

import org.jspecify.annotations.NullMarked;
