/**
 * Recognises credentials in plain text, in linear time. It says what a text looks like, never the
 * text.
 */
@NullMarked
package dev.seawall.documents.redact;

import org.jspecify.annotations.NullMarked;
