package dev.seawall.documents.reader;

import dev.seawall.core.value.Position;
import dev.seawall.documents.ReadError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Brings text in any of the encodings of YAML 1.2 (5.2) to UTF-8 without a byte order mark. */
final class Encoding {
  private static final String EXPECTED = "text in UTF-8 or UTF-16";

  private Encoding() {}

  /** UTF-8 text, or why there is none. */
  record Decoded(byte[] text, Optional<ReadError> error) {
    private static Decoded failed(String message) {
      ReadError error = new ReadError(ReadError.Kind.ENCODING, message, Position.UNKNOWN, EXPECTED);
      return new Decoded(new byte[0], Optional.of(error));
    }
  }

  static Decoded decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return checked(Arrays.copyOfRange(bytes, 3, bytes.length), 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return wide(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return wide(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] != 0) {
      return wide(bytes, 0, StandardCharsets.UTF_16BE);
    }
    if (bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0) {
      return wide(bytes, 0, StandardCharsets.UTF_16LE);
    }
    return checked(bytes, 0);
  }

  static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static Decoded wide(byte[] bytes, int from, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer output = CharBuffer.allocate((bytes.length - from) / 2 + 1);
    CoderResult result = decoder.decode(input, output, true);
    if (result.isError()) {
      return Decoded.failed("invalid " + charset.name() + " at byte " + input.position());
    }
    output.flip();
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(output);
      return checked(Arrays.copyOf(utf8.array(), utf8.limit()), 0);
    } catch (CharacterCodingException e) {
      return Decoded.failed("a surrogate without its pair in " + charset.name());
    }
  }

  /** Checks well-formedness by the table of Unicode 3.9, and that there are no control bytes. */
  private static Decoded checked(byte[] text, int offset) {
    int i = 0;
    int length = text.length;
    while (i < length) {
      int b = text[i];
      if (b >= 0x20 && b != 0x7F) {
        i++;
        continue;
      }
      if (b >= 0) {
        if (b != '\n' && b != '\r' && b != '\t') {
          return Decoded.failed(
              (b == 0 ? "a NUL byte" : "the control byte 0x%02X".formatted(b))
                  + " at byte "
                  + (i + offset));
        }
        i++;
        continue;
      }
      int step = sequenceLength(text, i);
      if (step == 0) {
        return Decoded.failed("invalid UTF-8 at byte " + (i + offset));
      }
      i += step;
    }
    return new Decoded(text, Optional.empty());
  }

  private static int sequenceLength(byte[] text, int at) {
    int first = text[at] & 0xFF;
    int second = at + 1 < text.length ? text[at + 1] & 0xFF : 0;
    if (first >= 0xC2 && first <= 0xDF) {
      return isContinuation(second) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      boolean inRange = first == 0xE0 ? second >= 0xA0 : first == 0xED ? second <= 0x9F : true;
      return inRange && isContinuation(second) && isContinuation(text, at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      boolean inRange = first == 0xF0 ? second >= 0x90 : first == 0xF4 ? second <= 0x8F : true;
      return inRange
              && isContinuation(second)
              && isContinuation(text, at + 2)
              && isContinuation(text, at + 3)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }

  private static boolean isContinuation(byte[] text, int at) {
    return at < text.length && isContinuation(text[at] & 0xFF);
  }
}
