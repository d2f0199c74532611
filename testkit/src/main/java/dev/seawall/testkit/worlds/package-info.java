/**
 * Whole clusters for tests, described once in {@code testkit/worlds} and built in the EKS emulator,
 * in moto and in a Kubernetes API server. What a scan of them must find is listed by hand beside
 * them, never taken from a scan.
 */
@NullMarked
package dev.seawall.testkit.worlds;

import org.jspecify.annotations.NullMarked;
