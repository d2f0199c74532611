/** Reads JSON as a stream of tokens, so that a list of any length takes the memory of one item. */
@NullMarked
package dev.seawall.documents.json;

import org.jspecify.annotations.NullMarked;
