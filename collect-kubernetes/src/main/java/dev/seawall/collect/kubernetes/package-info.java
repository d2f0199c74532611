/**
 * Collects a snapshot from a live Kubernetes API by listing, page by page, what checks read. What
 * cannot be read becomes a gap; what a server answers is never believed to be small, well-formed or
 * quick. Nothing here writes to a cluster or keeps a secret's value.
 */
@NullMarked
package dev.seawall.collect.kubernetes;

import org.jspecify.annotations.NullMarked;
