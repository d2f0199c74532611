/**
 * The checks on credentials written where they do not belong. The values themselves never get here:
 * the reader leaves a {@code Redacted} in their place.
 */
@NullMarked
package dev.seawall.checks.secret;

import org.jspecify.annotations.NullMarked;
