package dev.seawall.documents;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;

/** An object without notes, as it was handed on. */
public record ToldObject(Mapping object, Positions positions) {}
