package dev.seawall.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What a terminal can show: its width in columns, its colours, whether its background is light, and
 * whether it shows more than ASCII.
 */
public record Screen(int width, Colours colours, boolean light, boolean unicode) {
  /** The least width that lines are fitted to. */
  public static final int MINIMUM = 40;

  private static final int USUAL = 80;
  private static final int MAXIMUM = 200;

  /** No terminal, or one whose abilities are not known. */
  public static final Screen PLAIN = new Screen(USUAL, Colours.NONE, false, true);

  /** How many colours there are. */
  public enum Colours {
    NONE,
    INDEXED,
    TRUE
  }

  /** What the user asked for with {@code --color}. */
  public enum Choice {
    AUTO,
    ALWAYS,
    NEVER
  }

  public Screen {
    width = width <= 0 ? USUAL : Math.clamp(width, MINIMUM, MAXIMUM);
  }

  /**
   * The screen that the environment describes. {@code NO_COLOR} (no-color.org), {@code TERM} and
   * {@code COLORTERM} decide on colours unless the user did; a width of 0 is not known, and {@code
   * COLUMNS} is taken then.
   */
  public static Screen of(
      Map<String, String> environment,
      boolean terminal,
      int width,
      Choice choice,
      Charset charset) {
    boolean unicode =
        charset.equals(StandardCharsets.UTF_8)
            || charset.name().toUpperCase(Locale.ROOT).startsWith("UTF-16");
    int columns = width > 0 ? width : number(environment.getOrDefault("COLUMNS", ""));
    return new Screen(columns, colours(environment, terminal, choice), light(environment), unicode);
  }

  private static Colours colours(Map<String, String> environment, boolean terminal, Choice choice) {
    if (choice == Choice.NEVER) {
      return Colours.NONE;
    }
    String term = environment.getOrDefault("TERM", "");
    boolean refused =
        !terminal
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || term.isEmpty()
            || term.equals("dumb");
    if (refused && choice == Choice.AUTO) {
      return Colours.NONE;
    }
    String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    return depth.equals("truecolor") || depth.equals("24bit") ? Colours.TRUE : Colours.INDEXED;
  }

  /** {@code COLORFGBG} is "foreground;background" in the sixteen basic colours. */
  private static boolean light(Map<String, String> environment) {
    String both = environment.getOrDefault("COLORFGBG", "");
    int background = number(both.substring(both.lastIndexOf(';') + 1));
    return background == 7 || background == 15;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
