/**
 * Blocks of network addresses in CIDR notation, versions 4 and 6, and sets of them. What a
 * NetworkPolicy, a Service, a security group or an EKS endpoint lets in is asked here; where the
 * blocks come from is not known here.
 */
@NullMarked
package dev.seawall.core.address;

import org.jspecify.annotations.NullMarked;
