/**
 * Collects a snapshot from a live Kubernetes API. The client library's types stay in this package;
 * what leaves it are core values.
 */
@NullMarked
package dev.seawall.collect.kubernetes;

import org.jspecify.annotations.NullMarked;
