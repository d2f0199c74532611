/**
 * What a check judges and what it reads from it: assets are views on documents, facts are views on
 * fields. A fact knows its path, its default and whether it is known at all; that is what makes
 * Unknown a verdict that no check writes.
 */
@NullMarked
package dev.seawall.core.asset;

import org.jspecify.annotations.NullMarked;
