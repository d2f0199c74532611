package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Patterns against regular expressions, over all short texts of a small alphabet. */
class GlobTest {
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < 5; length++) {
      int to = texts.size();
      for (; from < to; from++) {
        texts.add(texts.get(from) + "a");
        texts.add(texts.get(from) + "b");
        texts.add(texts.get(from) + ":");
      }
    }
    return texts;
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      pattern.append("ab:**?".charAt(random.nextInt(6)));
    }
    return pattern.toString();
  }

  private static boolean expected(String pattern, String text) {
    String expression = pattern.replace("*", ".*").replace("?", ".");
    return Pattern.matches(expression, text);
  }

  @Test
  void matchesWhatTheRegularExpressionMatches() {
    Random random = new Random(7);
    int matches = 0;
    for (int i = 0; i < 400; i++) {
      String pattern = pattern(random);
      Glob glob = Glob.of(pattern, false);
      for (String text : TEXTS) {
        boolean match = glob.matches(text);
        matches += match ? 1 : 0;
        assertThat(match).as("%s and %s", pattern, text).isEqualTo(expected(pattern, text));
      }
    }
    assertThat(matches).isGreaterThan(1_000);
  }

  @Test
  void partBoundPatternsAgreeWithTheirOwnExpression() {
    Random random = new Random(8);
    for (int i = 0; i < 400; i++) {
      String middle = pattern(random).replaceAll("\\*+", "*").replace(":", "");
      String pattern = "arn:" + middle + "a::";
      // the star in front of the "a" is inside its part, so it is no colon
      String expression = pattern.replace("*", "[^:]*").replace("?", "[^:]");
      Glob glob = Glob.of(pattern, true);
      for (String text : TEXTS) {
        assertThat(glob.matches("arn:" + text + "::"))
            .as("%s and %s", pattern, text)
            .isEqualTo(Pattern.matches(expression, "arn:" + text + "::"));
      }
    }
  }

  @Test
  void exampleIsInBothAndThereIsOneExactlyWhenTheyMeet() {
    Random random = new Random(9);
    for (int i = 0; i < 3_000; i++) {
      Glob one = Glob.of(pattern(random), false);
      Glob other = Glob.of(pattern(random), false);
      one.example(other)
          .ifPresent(
              text ->
                  assertThat(one.matches(text) && other.matches(text))
                      .as("%s of %s and %s", text, one.text(), other.text())
                      .isTrue());
      boolean meet = TEXTS.stream().anyMatch(text -> one.matches(text) && other.matches(text));
      if (meet) {
        assertThat(one.example(other)).as("%s and %s", one.text(), other.text()).isPresent();
      }
    }
  }

  @Test
  void coverIsNeverClaimedWronglyAndFoundForTheUsualShapes() {
    Random random = new Random(10);
    int covers = 0;
    for (int i = 0; i < 3_000; i++) {
      Glob one = Glob.of(pattern(random), false);
      Glob other = Glob.of(pattern(random), false);
      if (one.covers(other)) {
        covers++;
        assertThat(TEXTS)
            .as("%s covers %s", one.text(), other.text())
            .noneMatch(text -> other.matches(text) && !one.matches(text));
      }
    }
    assertThat(covers).isGreaterThan(300);
    assertThat(Glob.of("arn:aws:s3:::a*", true).covers(Glob.of("arn:aws:s3:::ab/*", true)))
        .isTrue();
    assertThat(Glob.of("*", true).covers(Glob.of("*", true))).isTrue();
    assertThat(Glob.of("a*", true).covers(Glob.of("*", true))).isFalse();
  }
}
