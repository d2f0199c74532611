/**
 * Reads YAML as kubectl does: the rules of YAML 1.1 for booleans, numbers and merge keys, on the
 * events of a YAML 1.2 parser. No type outside JSON is ever made, and every expansion is bounded. A
 * document that is like one before may pass the parser by; what is told must not depend on that.
 */
@NullMarked
package dev.seawall.documents.yaml;

import org.jspecify.annotations.NullMarked;
