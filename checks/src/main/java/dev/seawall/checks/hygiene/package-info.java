/** The checks on objects that will stop to work: what the API no longer serves. */
@NullMarked
package dev.seawall.checks.hygiene;

import org.jspecify.annotations.NullMarked;
