package dev.seawall.report;

import dev.seawall.core.check.Severity;

/**
 * What a piece of text on a terminal is, and the colour it has on a dark and a light background.
 */
enum Style {
  PLAIN(-1, -1),
  STRONG(-1, -1),
  MUTED(0x9aa7b4, 0x55616e),
  LINK(0x6db3f2, 0x0b5cad),
  CRITICAL(0xff7a95, 0xa4123f),
  HIGH(0xffa066, 0xb54708),
  MEDIUM(0xe3c04f, 0x7a5b00),
  LOW(0x7fb6de, 0x2f6690),
  UNKNOWN(0xb5aed0, 0x5b5670);

  private static final String RESET = "\u001b[0m";
  private final int dark;
  private final int light;

  Style(int dark, int light) {
    this.dark = dark;
    this.light = light;
  }

  static Style of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
    };
  }

  /** The text as the screen shows it. */
  String paint(String text, Screen screen) {
    if (this == PLAIN || screen.colours() == Screen.Colours.NONE || text.isBlank()) {
      return text;
    }
    if (this == STRONG) {
      return "\u001b[1m" + text + RESET;
    }
    int colour = screen.light() ? light : dark;
    int red = colour >> 16;
    int green = colour >> 8 & 0xff;
    int blue = colour & 0xff;
    String code =
        screen.colours() == Screen.Colours.TRUE
            ? "2;" + red + ";" + green + ";" + blue
            : "5;" + (16 + 36 * level(red) + 6 * level(green) + level(blue));
    return "\u001b[38;" + code + "m" + text + RESET;
  }

  /** The nearest of the six levels of the 256 colour cube: 0, 95, 135, 175, 215, 255. */
  private static int level(int value) {
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
  }
}
