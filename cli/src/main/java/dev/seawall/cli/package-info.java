/**
 * The command line: argument parsing and wiring, nothing else. What a command does lives in the
 * modules that it wires together.
 */
@NullMarked
package dev.seawall.cli;

import org.jspecify.annotations.NullMarked;
