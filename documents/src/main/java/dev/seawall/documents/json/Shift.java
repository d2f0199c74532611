package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;
import dev.seawall.core.value.Position;

/**
 * How far a part of a text stands from where a parser of that part alone believes it to be.
 *
 * @param firstLine the line, to the parser, whose columns differ; all later lines begin where they
 *     do in the whole text
 */
record Shift(int firstLine, int lines, int columns) {
  static final Shift NONE = new Shift(0, 0, 0);

  int line(JsonLocation location) {
    return location.getLineNr() + lines;
  }

  int column(JsonLocation location) {
    return location.getLineNr() == firstLine
        ? location.getColumnNr() + columns
        : location.getColumnNr();
  }

  Position position(JsonLocation location) {
    return new Position(line(location), column(location));
  }
}
