/**
 * The checks on objects that are not what their author thinks: what the API no longer serves, or
 * does not know, and what readers of the file understand differently.
 */
@NullMarked
package dev.seawall.checks.hygiene;

import org.jspecify.annotations.NullMarked;
