/**
 * The checks on what keeps one workload from harming its neighbours by accident: requests, limits
 * and probes.
 */
@NullMarked
package dev.seawall.checks.reliability;

import org.jspecify.annotations.NullMarked;
