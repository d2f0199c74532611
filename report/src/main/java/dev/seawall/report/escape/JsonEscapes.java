package dev.seawall.report.escape;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * JSON in which characters that steer a terminal or turn the reading direction are escaped, so that
 * a report can be looked at as it is; a parser gets them back.
 */
public final class JsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[0x7f] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    if (character < 0x80
        || Character.isSurrogate((char) character)
        || !UnicodeText.isInvisible(character)) {
      return null;
    }
    return new SerializedString(String.format("\\u%04x", character));
  }
}
