/**
 * The built-in checks, one class and one Markdown page each. A check is a pure function of an
 * asset; it reads nothing from disk or network.
 */
@NullMarked
package dev.seawall.checks;

import org.jspecify.annotations.NullMarked;
