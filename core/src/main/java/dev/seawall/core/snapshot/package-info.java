/**
 * One look at the world: the documents that were read, where each came from, and what could not be
 * read. Collectors fill it, everything else reads it. No I/O here.
 */
@NullMarked
package dev.seawall.core.snapshot;

import org.jspecify.annotations.NullMarked;
