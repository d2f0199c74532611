/**
 * Kubernetes objects as assets: workloads, their containers and volumes, identities, policies, with
 * the API's own defaults. Words that checks need are added here, with tests. Nothing here judges.
 */
@NullMarked
package dev.seawall.core.kubernetes;

import org.jspecify.annotations.NullMarked;
