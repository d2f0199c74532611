/**
 * The checks on what a container or its pod may do: its user, capabilities, profiles and
 * namespaces. Nothing here looks at what it mounts from the node.
 */
@NullMarked
package dev.seawall.checks.container;

import org.jspecify.annotations.NullMarked;
