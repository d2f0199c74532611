/**
 * Makes text that others wrote harmless for the place it is printed to: one class for each target.
 * Whatever comes from a file, a cluster or a check passes one of these on its way out. No layout
 * here.
 */
@NullMarked
package dev.seawall.report.escape;

import org.jspecify.annotations.NullMarked;
