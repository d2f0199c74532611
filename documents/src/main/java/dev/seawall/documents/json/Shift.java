package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * How far a part of a text stands from where a parser of that part alone believes it to be.
 *
 * @param firstLine the line, to the parser, whose columns differ; all later lines begin where they
 *     do in the whole text
 */
record Shift(int firstLine, int lines, int columns) implements Places {
  @Override
  public int line(JsonLocation location) {
    return location.getLineNr() + lines;
  }

  @Override
  public int column(JsonLocation location) {
    return location.getLineNr() == firstLine
        ? location.getColumnNr() + columns
        : location.getColumnNr();
  }
}
