/**
 * Checks of what network policies let pass: pods that no policy isolates, and rules that open more
 * than they seem to. How policies are evaluated is in core; nothing here matches labels or
 * addresses.
 */
@NullMarked
package dev.seawall.checks.network;

import org.jspecify.annotations.NullMarked;
