/**
 * The one judgement: a snapshot and a catalogue give results. Pure: no clock, no input, no output,
 * no logging; the same snapshot gives the same results whatever the number of threads.
 */
@NullMarked
package dev.seawall.core.judge;

import org.jspecify.annotations.NullMarked;
