/**
 * What a check is: its specification, its verdicts, its page, and the catalogue of all of them. The
 * interface is open, users add checks; the verdicts are closed.
 */
@NullMarked
package dev.seawall.core.check;

import org.jspecify.annotations.NullMarked;
