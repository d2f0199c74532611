package dev.seawall.cli;

/** What an answer that is no report is printed as. */
enum Style {
  TEXT,
  JSON
}
