/**
 * Seawall's vocabulary: assets, snapshots, checks, verdicts and findings. It depends on the JDK and
 * JSpecify only. Reading files, calling networks and printing belong to other modules.
 */
@NullMarked
package dev.seawall.core;

import org.jspecify.annotations.NullMarked;
