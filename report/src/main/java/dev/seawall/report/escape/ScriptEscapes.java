package dev.seawall.report.escape;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;

/** JSON inside an HTML script element: nothing in it can end the element or start a comment. */
public final class ScriptEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int[] ASCII = standardAsciiEscapesForJSON();

  static {
    ASCII['<'] = ESCAPE_STANDARD;
    ASCII['>'] = ESCAPE_STANDARD;
    ASCII['&'] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ASCII.clone();
  }

  /** None: everything is escaped as {@code \\u003c}. */
  @Override
  @SuppressWarnings("NullAway") // the interface asks for null where there is no own form
  public SerializableString getEscapeSequence(int character) {
    return null;
  }
}
