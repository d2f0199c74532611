/**
 * What the sources of words and checks read of AWS documents, found by the Java compiler and held
 * against AWS's service models. Nothing here runs a check.
 */
@NullMarked
package dev.seawall.checks.reads;

import org.jspecify.annotations.NullMarked;
