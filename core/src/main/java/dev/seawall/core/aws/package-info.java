/**
 * The AWS side of a snapshot: one document for each resource, as the API calls described it, typed
 * views on them, and the relations between them. What the API assumes when a field is not set is
 * said here. Nothing here calls AWS; collecting is another module's.
 */
@NullMarked
package dev.seawall.core.aws;

import org.jspecify.annotations.NullMarked;
