/**
 * Reads a text whatever it is written in: decides between YAML and JSON and between encodings, and
 * leaves the reading to their packages. This is the door to the module.
 */
@NullMarked
package dev.seawall.documents.reader;

import org.jspecify.annotations.NullMarked;
