/**
 * Reads JSON as a stream of tokens, so that a list of any length takes the memory of one item. A
 * long list may be cut between its items and read on several threads; what is told and in which
 * order must not depend on that.
 */
@NullMarked
package dev.seawall.documents.json;

import org.jspecify.annotations.NullMarked;
