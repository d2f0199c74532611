package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;
import dev.seawall.core.value.Position;

/** Where something stands that a parser says the location of. */
interface Places {
  Places OF_THE_PARSER = new Shift(0, 0, 0);

  int line(JsonLocation location);

  int column(JsonLocation location);

  default Position position(JsonLocation location) {
    return new Position(line(location), column(location));
  }
}
