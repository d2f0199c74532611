/** Benchmarks and the generators of their data. Nothing else depends on this module. */
@NullMarked
package dev.seawall.benchmarks;

import org.jspecify.annotations.NullMarked;
