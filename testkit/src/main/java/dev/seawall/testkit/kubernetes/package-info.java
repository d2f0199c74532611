/**
 * A real Kubernetes API server for tests, without a container engine and without nodes: what it
 * answers is the outside judge of what we believe about Kubernetes. Nothing here fakes an answer,
 * and nothing of the product may depend on it.
 */
@NullMarked
package dev.seawall.testkit.kubernetes;

import org.jspecify.annotations.NullMarked;
