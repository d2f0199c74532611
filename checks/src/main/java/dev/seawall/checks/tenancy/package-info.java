/** Checks of what runs in which namespace, and of sandboxes for code that nobody trusts. */
@NullMarked
package dev.seawall.checks.tenancy;

import org.jspecify.annotations.NullMarked;
