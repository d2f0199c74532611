package dev.seawall.checks.reads;

/** A text that a field is compared with, or has when it is not set. */
record Compared(Read read, long line, String value) {}
