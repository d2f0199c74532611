package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.judge.Coverage;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Score;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Unresolved;
import dev.seawall.report.Screen.Choice;
import dev.seawall.report.Screen.Colours;
import dev.seawall.report.escape.Columns;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {
  private static String text(Results results, Context context) {
    return Sample.text(new TerminalReport(), results, context);
  }

  private static Context wide(int width) {
    return Sample.context().on(new Screen(width, Colours.NONE, false, true));
  }

  @Test
  void opensWithCoverageThenWhatToDoFirstThenTheCounts() {
    String text = text(Sample.mixed().files(), Sample.context().timed("", Duration.ofMillis(2140)));
    assertThat(text)
        .isEqualTo(
            """
            houses  6 objects  2 checks  2.1 s
            Seen 91 %.  Score between 22 and 39 of 100.  1 error in the input.  1 notice.  1
            check unknown.  1 check needs a whole cluster.

            Not judged
             k8s/bad.yaml:3:7
                expected a mapping

            Notices
             k8s/chart.tpl:3:7
                a Helm template, not read

            First
             1  critical  Open door                                               3 findings
                House bank/vault, House shop/api and 1 more  ·  2 places to change
                seawall explain open-door
             2  high      no-lamp                                                  1 finding
                House bank/shed: no lamp  ·  k8s/c.yaml:2:3
                seawall explain no-lamp
             3  low       no-lamp                                                  1 finding
                House old: no lamp  ·  k8s/d.yaml:5:3
                seawall explain no-lamp

            Unknown
             open-door of House old
                spec.door: var.door

            critical 3   high 1   medium 0   low 1   unknown 1   accepted 1
            Details: --details   Web page: --format html=report.html
            """);
  }

  @Test
  void tellsTheReasonsThatKeepMostChecksFromAnAnswer() {
    Sample sample = new Sample();
    for (String name : List.of("a", "b", "c", "d", "d")) {
      String reason = "var." + name;
      sample.file(
          name + ".yaml", 1, Sample.house("lab", name, Map.of("door", new Unresolved(reason))));
    }
    assertThat(text(sample.files(), Sample.context()))
        .contains(
            """
            Unknown
             open-door of House lab/a
                spec.door: var.a
             open-door of House lab/b
                spec.door: var.b
             open-door of House lab/c
                spec.door: var.c
             and for 1 more reason: --details
            """);
    assertThat(text(sample.files(), Sample.context().withDetails(true)))
        .containsOnlyOnce("Unknown\n");
  }

  @Test
  void tellsALoneFindingWholeWhereOneLineIsTooShort() {
    assertThat(text(Sample.mixed().files(), wide(40)))
        .contains(
            """
                House bank/shed: no lamp
                k8s/c.yaml:2:3
                seawall explain no-lamp
            """);
  }

  @Test
  void cutsNoCommandAndNoPlaceThatIsCopied() {
    String folder = "clusters/production/eu-west-1/applications/shop/frontend/";
    Sample deep = new Sample().file(folder + "web.yaml", 4, Sample.open("shop", "web"));
    deep.problem(Problem.Level.ERROR, folder + "broken.yaml", "expected a mapping");
    String text = text(deep.files(), wide(40));
    assertThat(text.replaceAll("\n *", ""))
        .contains(folder + "web.yaml:4:3")
        .contains(folder + "broken.yaml:3:7");
    assertThat(text).contains("seawall explain open-door").contains("    Open door\n");
    assertThat(text(deep.files(), wide(40).withDetails(true)).replaceAll("\n *", ""))
        .contains(folder + "web.yaml:4:3")
        .contains(folder + "broken.yaml:3:7");
  }

  @Test
  void breaksWhatIsTooLongWhereItsPartsEnd() {
    String folder = "clusters/production/eu-west-1/applications/shop/";
    Sample deep = new Sample().file(folder + "storefront.yaml", 4, Sample.open("shop", "web"));
    deep.problem(Problem.Level.ERROR, folder + "x".repeat(50) + ".yaml", "expected a mapping");
    assertThat(text(deep.files(), wide(50)))
        .contains(
            "\n    clusters/production/eu-west-1/applications/\n    shop/storefront.yaml:4:3\n")
        .contains(
            """
             clusters/production/eu-west-1/applications/shop/
             %s
             x.yaml:3:7
            """
                .formatted("x".repeat(49)));
  }

  @Test
  void cutsNoNameThatAnExceptionMustHaveWhole() {
    String name = "a-name-that-is-longer-than-forty-columns-of-a-screen";
    Sample tall =
        new Sample()
            .file("a.yaml", 4, Sample.open("shop", name))
            .file("b.yaml", 4, Sample.house("lab", name, Map.of("door", new Unresolved("var.x"))))
            .file("c.yaml", 4, Sample.open("dev", name))
            .accept("open-door", "House dev/*");
    assertThat(text(tall.files(), wide(40).withDetails(true)).replaceAll("\n *", ""))
        .contains("seawall explain open-doorHouse" + "shop/" + name)
        .contains("open-door" + "House" + "lab/" + name)
        .contains("critical  open-door" + "House" + "dev/" + name + "accepted by");
  }

  @Test
  void namesTwoOfSeveralThingsWhole() {
    String first = "front-end-of-the-shop-with-a-long-name";
    String second = "back-end-of-the-shop-with-a-long-name";
    Sample three = new Sample();
    for (String each : List.of(first, second, "other")) {
      three.file("a.yaml", 4, Sample.open("shop", each));
    }
    assertThat(text(three.files(), wide(80)))
        .containsIgnoringWhitespaces("House shop/" + second + ", House shop/" + first)
        .contains("and 1 more\n");
  }

  @Test
  void listsEveryFindingWithItsPlaceAndEvidenceWhenAsked() {
    String text = text(Sample.mixed().files(), Sample.context().withDetails(true));
    assertThat(text)
        .contains(
            """
            critical  Open door  seawall explain open-door
              House bank/vault
                the door of House bank/vault is open
                  k8s/b dir/ü#1.yaml:9:3
                    spec.door: open
            """)
        .contains(
            """
            low  no-lamp  seawall explain no-lamp
              House old
                no lamp
                  k8s/d.yaml:5:3
                    spec.lamp: not set
                    dark
            """)
        .contains("  error   k8s/bad.yaml:3:7")
        .contains("  notice  k8s/chart.tpl:3:7")
        .contains("accepted by platform <team> until 2030-01-02: known since May")
        .contains("  1 check not evaluated")
        .contains("    no-neighbour");
  }

  @Test
  void neverSaysThatAllIsWellWhenSomethingWasNotSeen() {
    Results partly =
        new Sample()
            .live(
                "/x", Sample.house("a", "b", Map.of("lamp", new dev.seawall.core.value.Text("on"))))
            .gap(Gap.Reason.FORBIDDEN)
            .cluster();
    assertThat(text(partly, Sample.context()))
        .containsIgnoringWhitespaces("Not seen: secrets (list forbidden)")
        .containsIgnoringWhitespaces(
            "Which rights are missing, and what each costs: seawall preflight, with the options"
                + " that chose the cluster")
        .contains("No findings in what was seen.");
    assertThat(text(new Sample().files(), Sample.context()))
        .contains("Nothing was judged: no objects were read")
        .contains("Not scored")
        .contains("Nothing was decided, so nothing can be said.");
  }

  @Test
  void saysInWordsThatAClusterHoldsNothingOfWhatWasAskedAbout() {
    TreeMap<String, Integer> objects = new TreeMap<>(Map.of("House", 3));
    Coverage coverage = new Coverage(objects, 1, 0, 0, new TreeMap<>(), List.of(), true);
    Scope scope = new Scope(Scope.Kind.CLUSTER, "prod", new TreeSet<>(), Map.of());
    Results results =
        new Results(
            scope, List.of(), List.of(), List.of(), 0, coverage, Score.NONE, List.of(), List.of());
    assertThat(text(results, Sample.context()))
        .contains("Seen 100 %.  Not scored.")
        .contains("Nothing of what was asked about is in the cluster, so there are no findings.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 63, 80, 120, 10_000})
  void fitsTheScreenWhateverThingsAreCalled(int width) {
    String text = text(Sample.hostile().files(), wide(width).withDetails(true));
    int most = Math.clamp(width, 40, 200);
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(most));
  }

  @Test
  void letsNoNameReachTheTerminalAsAnythingButText() {
    for (int width : List.of(40, 80, 200)) {
      String text = text(Sample.hostile().files(), wide(width).withDetails(true));
      assertThat(text.chars())
          .allMatch(c -> c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0)));
      assertThat(text).doesNotContainPattern("[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]");
      assertThat(text).doesNotContain("##vso[");
      assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
    }
  }

  @Test
  void isAsciiWhereTheScreenShowsNoMore() {
    Screen ascii = new Screen(80, Colours.NONE, false, false);
    String text = text(Sample.hostile().files(), Sample.context().on(ascii).withDetails(true));
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
  }

  @Test
  void coloursOnlyWhereAskedFor() {
    Map<String, String> term = Map.of("TERM", "xterm-256color");
    Charset utf8 = StandardCharsets.UTF_8;
    assertThat(Screen.of(term, true, 80, Choice.AUTO, utf8).colours()).isEqualTo(Colours.INDEXED);
    assertThat(Screen.of(term, false, 80, Choice.AUTO, utf8).colours()).isEqualTo(Colours.NONE);
    assertThat(Screen.of(term, true, 80, Choice.NEVER, utf8).colours()).isEqualTo(Colours.NONE);
    assertThat(Screen.of(term, false, 80, Choice.ALWAYS, utf8).colours())
        .isEqualTo(Colours.INDEXED);
    Map<String, String> noColor = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertThat(Screen.of(noColor, true, 80, Choice.AUTO, utf8).colours()).isEqualTo(Colours.NONE);
    Map<String, String> dumb = Map.of("TERM", "dumb");
    assertThat(Screen.of(dumb, true, 80, Choice.AUTO, utf8).colours()).isEqualTo(Colours.NONE);
    assertThat(Screen.of(Map.of("COLUMNS", "57"), false, 0, Choice.AUTO, utf8).width())
        .isEqualTo(57);
    assertThat(Screen.of(Map.of(), false, 0, Choice.AUTO, utf8).width()).isEqualTo(80);
  }

  @Test
  void saysTheSeverityInWordsBesideTheColour() {
    Screen colour = new Screen(80, Colours.TRUE, false, true);
    String text = text(Sample.mixed().files(), Sample.context().on(colour));
    assertThat(text).contains("\u001b[38;2;255;122;149mcritical");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(text(Sample.mixed().files(), Sample.context()));
  }
}
