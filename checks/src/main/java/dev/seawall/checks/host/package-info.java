/**
 * The checks on what of the node a pod reaches: namespaces, ports, paths, and its place on nodes.
 * One volume gives one finding: {@link dev.seawall.core.kubernetes.NodePath} says which of the
 * checks speaks.
 */
@NullMarked
package dev.seawall.checks.host;

import org.jspecify.annotations.NullMarked;
