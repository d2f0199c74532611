/**
 * How Kubernetes and its network plugins decide whether traffic may pass: selectors, address
 * blocks, the policies of each API, and the order in which they count. It knows policies as
 * documents and pods as labels; nothing here knows a cluster, and nothing here judges.
 */
@NullMarked
package dev.seawall.core.kubernetes.network;

import org.jspecify.annotations.NullMarked;
