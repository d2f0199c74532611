/**
 * The snapshot file: everything one scan of a cluster knows, in one file that can be judged later
 * and elsewhere. It is gzip of JSON lines, so that it streams both ways and people can look into
 * it. Only what the collectors kept is written; nothing here takes secrets out.
 */
@NullMarked
package dev.seawall.documents.snapshot;

import org.jspecify.annotations.NullMarked;
