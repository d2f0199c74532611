package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Score;
import dev.seawall.testkit.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the web page in a real browser, and lets axe-core look at it. */
class HtmlReportIT {
  private static final Path AXE =
      Path.of(
          System.getProperty("seawall.root", ".."),
          "testkit/validators/node_modules/axe-core/axe.min.js");

  private static Browser browser;
  @TempDir private static Path folder;
  private static URI mixed;
  private static URI hostile;
  private static URI large;
  private static URI fleet;

  @BeforeAll
  static void start() throws IOException {
    mixed = page("mixed", Sample.mixed().files());
    hostile = page("hostile", Sample.hostile().files());
    Sample many = new Sample();
    for (int i = 0; i < 10_000; i++) {
      many.file("k8s/team-" + i % 40 + ".yaml", i + 1, Sample.open("team-" + i % 40, "app-" + i));
    }
    large = page("large", many.files());
    fleet = fleet();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static URI page(String name, Results results) throws IOException {
    return Files.write(
            folder.resolve(name + ".html"),
            Sample.write(new HtmlReport(), results, Sample.context()))
        .toUri();
  }

  /** Two clusters of one name, of which the second could not be entered. */
  private static URI fleet() throws IOException {
    Results results = Sample.mixed().files();
    String central = "arn:aws:eks:eu-central-1:111122223333:cluster/shop";
    String west = "arn:aws:eks:eu-west-1:111122223333:cluster/shop";
    Set<String> found = new TreeSet<>();
    results.findings().forEach(each -> found.add(each.fingerprint()));
    Map<Severity, Integer> counts = results.counts();
    ClusterResult.Worst worst = new ClusterResult.Worst("open-door", Severity.CRITICAL, 3);
    Context context =
        Sample.context()
            .withFleet(
                List.of(
                    new ClusterResult(
                        west, counts, 1, new Score(40, 50), true, List.of(worst), List.of(), found),
                    new ClusterResult(
                        central,
                        Map.of(Severity.LOW, 1),
                        0,
                        Score.NONE,
                        false,
                        List.of(),
                        List.of("its Kubernetes side could not be read: nothing answers"),
                        Set.of(found.iterator().next()))))
            .withClusters(List.of(map(west), map(central)));
    return Files.write(
            folder.resolve("fleet.html"), Sample.write(new HtmlReport(), results, context))
        .toUri();
  }

  private static ClusterMap map(String arn) {
    return new ClusterMap(
        "shop",
        arn,
        List.of("Kubernetes 1.34", "eu-west-1"),
        new ClusterMap.Endpoint("public, from 0.0.0.0/0", "not reached from the VPC", true),
        List.of(
            new ClusterMap.Entrant("role/deployer", "AmazonEKSClusterAdminPolicy", true),
            new ClusterMap.Entrant("role/reader", "groups viewers", false)),
        List.of(
            new ClusterMap.Place("subnet-1", "eu-west-1a", "public", List.of("node group a")),
            new ClusterMap.Place("subnet-2", "", "not read", List.of())),
        List.of("node group b"));
  }

  private static String text(String expression) {
    return browser.evaluate(expression).asText();
  }

  private static int rows() {
    return browser.evaluate("document.querySelectorAll('#rows tr[data-row]').length").asInt();
  }

  private static void open(URI page) {
    browser.show(1280, 900, false);
    browser.open(URI.create("about:blank"));
    browser.open(page);
  }

  @Test
  void asksForNothingAndComplainsOfNothing() {
    for (URI page : List.of(mixed, hostile)) {
      open(page);
      assertThat(browser.requests()).containsExactly(page.toString());
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void runsNothingThatANameBrings() {
    open(hostile);
    browser.evaluate("document.querySelectorAll('.open').forEach(button => button.click())");
    assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(2);
    assertThat(browser.evaluate("document.images.length").asInt()).isZero();
    assertThat(
            browser
                .evaluate(
                    "[...document.links].filter(a => !a.hash && a.protocol != 'https:').length")
                .asInt())
        .isZero();
    assertThat(
            browser
                .evaluate(
                    "/[\\u0000-\\u0008\\u001b\\u200b\\u202a-\\u202e\\u2066-\\u2069]/"
                        + ".test(document.body.innerText)")
                .asBoolean())
        .isFalse();
    assertThat(text("document.body.innerText")).contains("<script>alert(1)</script>");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void refusesAScriptThatIsNotItsOwn() {
    open(mixed);
    browser.evaluate(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
            + " document.body.append(s); })()");
    assertThat(text("typeof window.bad")).isEqualTo("undefined");
    assertThat(browser.errors()).isNotEmpty();
  }

  @Test
  void filtersByTextSeverityCheckAndNamespace() {
    open(mixed);
    assertThat(rows()).isEqualTo(5);
    type("text", "vault");
    assertThat(rows()).isEqualTo(1);
    assertThat(text("document.querySelector('#status').textContent")).isEqualTo("1 of 5 findings");
    assertThat(text("location.hash")).isEqualTo("#text=vault");
    type("text", "no such thing");
    assertThat(rows()).isZero();
    browser.evaluate("document.querySelector('[type=reset]').click()");
    browser.evaluate("new Promise(done => setTimeout(done, 50))");
    assertThat(rows()).isEqualTo(5);
    browser.evaluate("document.querySelector('[value=high]').click()");
    assertThat(rows()).isEqualTo(1);
    browser.evaluate("document.querySelector('[value=high]').click()");
    type("check", "no-lamp");
    assertThat(rows()).isEqualTo(2);
    type("check", "");
    browser.evaluate(
        "(() => { const n = document.querySelector('#namespace');"
            + " n.value = [...n.options].find(o => o.text == 'shop').value;"
            + " n.dispatchEvent(new Event('input', {bubbles: true})); })()");
    assertThat(rows()).isEqualTo(2);
  }

  private static void type(String field, String value) {
    browser.evaluate(
        "(() => { const f = document.getElementById('%s'); f.value = '%s';".formatted(field, value)
            + " f.dispatchEvent(new Event('input', {bubbles: true})); })()");
  }

  @Test
  void linksLeadToTheFindingAndToWhatTheFirstSectionNames() {
    open(mixed);
    String last = text("[...document.querySelectorAll('#rows tr[data-row]')].pop().dataset.row");
    open(URI.create(mixed + "#" + last));
    assertThat(text("document.activeElement.closest('tr').dataset.row")).isEqualTo(last);
    assertThat(browser.evaluate("document.querySelectorAll('.detail').length").asInt()).isOne();
    browser.evaluate("document.querySelector('a[href=\"#check=open-door\"]').click()");
    browser.evaluate("new Promise(done => setTimeout(done, 100))");
    assertThat(rows()).isEqualTo(3);
    assertThat(text("document.activeElement.id")).isEqualTo("findings");
  }

  @Test
  void eachClusterLeadsToItsPictureAndToItsFindings() {
    open(fleet);
    assertThat(text("[...document.querySelectorAll('.fleet th code')].map(c => c.innerText) + ''"))
        .isEqualTo("eu-west-1/shop,eu-central-1/shop");
    String first = "document.querySelector('.fleet th a').getAttribute('href').slice(1)";
    assertThat(text("document.getElementById(" + first + ").innerText"))
        .isEqualTo("Cluster eu-west-1/shop");
    assertThat(
            browser.evaluate("[...document.querySelectorAll('[id]')].length").asInt()
                - browser
                    .evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
                    .asInt())
        .isZero();
    browser.evaluate(
        "document.querySelector('.fleet tbody tr:nth-child(2) a[href*=severity]').click()");
    browser.evaluate("new Promise(done => setTimeout(done, 100))");
    assertThat(rows()).isLessThanOrEqualTo(1);
    assertThat(text("document.querySelector('#cluster').value")).isEqualTo("eu-central-1/shop");
    browser.evaluate("document.querySelector('[type=reset]').click()");
    browser.evaluate("new Promise(done => setTimeout(done, 50))");
    assertThat(rows()).isEqualTo(5);
    type("cluster", "eu-central-1/shop");
    assertThat(rows()).isEqualTo(1);
    assertThat(text("location.hash")).isEqualTo("#cluster=eu-central-1%2Fshop");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void showsThePageOfTheCheckForAFinding() {
    open(mixed);
    browser.evaluate("document.querySelector('.open').click()");
    assertThat(text("document.querySelector('.detail').innerText"))
        .contains("spec.door: open")
        .contains("Why critical")
        .contains("How to fix")
        .contains("door: closed")
        .contains("When to accept")
        .contains("Anybody may walk in and <script>alert(1)</script> is text.")
        .doesNotContain("kind: House");
  }

  @Test
  void worksByKeyboardAlone() {
    open(mixed);
    for (int i = 0; i < 60 && !text("document.activeElement.className").equals("open"); i++) {
      browser.press("Tab", 9, "");
    }
    browser.press("Enter", 13, "\r");
    assertThat(text("document.activeElement.getAttribute('aria-expanded')")).isEqualTo("true");
    assertThat(browser.evaluate("document.querySelectorAll('.detail').length").asInt()).isOne();
  }

  /** At the side of a phone nothing is cut, and a caption is a line and no column of words. */
  @Test
  void tablesFitAPhone() {
    for (URI page : List.of(mixed, hostile, fleet)) {
      open(page);
      browser.show(390, 900, false);
      assertThat(
              text(
                  "[...document.querySelectorAll('.scroll')]"
                      + ".filter(each => each.scrollWidth > each.clientWidth)"
                      + ".map(each => each.getAttribute('aria-label')).join()"))
          .as("cut in %s", page)
          .isEmpty();
      assertThat(
              text(
                  "[...document.querySelectorAll('caption')].filter(each => each.offsetHeight >"
                      + " 50).map(each => each.textContent).join()"))
          .as("captions of %s", page)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,false", "360,true", "1280,false", "1280,true", "2560,false", "2560,true"})
  void satisfiesAxeAndFitsTheWindow(int width, boolean dark) throws IOException {
    for (URI page : List.of(mixed, hostile, fleet)) {
      open(page);
      browser.show(width, 900, dark);
      browser.evaluate("document.querySelectorAll('.open').forEach(button => button.click())");
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("width of %s", page)
          .isLessThanOrEqualTo(width);
      browser.evaluate(Files.readString(AXE) + "; 0");
      JsonNode found =
          browser.evaluate(
              "axe.run().then(({passes, violations}) => ({passes: passes.length, violations}))");
      assertThat(found.get("passes").asInt()).isGreaterThan(20);
      List<String> said = new ArrayList<>();
      for (JsonNode each : found.get("violations")) {
        said.add(
            each.get("id").asText()
                + ": "
                + each.at("/nodes/0/failureSummary").asText()
                + " "
                + each.at("/nodes/0/html").asText());
      }
      assertThat(said).isEmpty();
    }
  }

  @Test
  void staysUsableWithTenThousandFindings() {
    open(large);
    double loaded =
        browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd").asDouble();
    double searched =
        browser
            .evaluate(
                "(() => { const start = performance.now();"
                    + " const f = document.getElementById('text'); f.value = 'app-9999';"
                    + " f.dispatchEvent(new Event('input', {bubbles: true}));"
                    + " return performance.now() - start; })()")
            .asDouble();
    assertThat(rows()).isEqualTo(1);
    assertThat(loaded).isLessThan(4_000);
    assertThat(searched).isLessThan(2_000);
  }

  @Test
  void turnsPagesAndPrintsMoreThanOne() {
    open(large);
    assertThat(rows()).isEqualTo(100);
    browser.evaluate("document.getElementById('next').click()");
    assertThat(text("document.getElementById('page').textContent")).isEqualTo("Page 2 of 100");
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(rows()).isEqualTo(2_000);
    browser.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat(rows()).isEqualTo(100);
  }
}
