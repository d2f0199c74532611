package dev.seawall.report;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.report.escape.TerminalText;
import dev.seawall.report.escape.UnicodeText;
import dev.seawall.report.escape.XmlText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report for build servers: JUnit XML as Jenkins reads it, one suite a check. A finding is a
 * failure; what is unknown or could not be read is an error, so that it is never green; what is
 * accepted or was not evaluated is skipped.
 */
public final class JUnitReport implements Report {
  private static final String INPUT = "input";

  /** What one suite holds. */
  private record Suite(
      List<Finding> failures, List<UnknownVerdict> unknown, List<AcceptedFinding> accepted) {
    private int size() {
      return failures.size() + unknown.size() + accepted.size();
    }
  }

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", "seawall");
      for (Map.Entry<String, Suite> each : suites(results, catalogue).entrySet()) {
        suite(xml, each.getKey(), each.getValue(), results);
      }
      input(xml, results);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }
    out.flush();
  }

  private static Map<String, Suite> suites(Results results, Catalogue catalogue) {
    Map<String, Suite> suites = new TreeMap<>();
    catalogue.checks().forEach(check -> suite(suites, check.spec().id()));
    results.findings().forEach(each -> suite(suites, each.check()).failures().add(each));
    results.unknown().forEach(each -> suite(suites, each.check()).unknown().add(each));
    results.accepted().forEach(each -> suite(suites, each.finding().check()).accepted().add(each));
    return suites;
  }

  private static Suite suite(Map<String, Suite> suites, String check) {
    return suites.computeIfAbsent(
        check, id -> new Suite(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private static void suite(XMLStreamWriter xml, String check, Suite suite, Results results)
      throws XMLStreamException {
    String notEvaluated = results.coverage().notEvaluated().get(check);
    boolean skipped = notEvaluated != null;
    int alone = skipped || suite.size() == 0 ? 1 : 0;
    int skips = suite.accepted().size() + (skipped ? 1 : 0);
    start(xml, check, suite.size() + alone, suite.failures().size(), suite.unknown().size(), skips);
    for (Finding each : suite.failures()) {
      testCase(xml, check, each.asset() + " " + each.location());
      outcome(xml, "failure", each.severity().word(), each.message(), body(each));
    }
    for (UnknownVerdict each : suite.unknown()) {
      testCase(xml, check, each.asset().map(Object::toString).orElse("all"));
      outcome(xml, "error", "unknown", each.reason(), each.location().toString());
    }
    for (AcceptedFinding each : suite.accepted()) {
      testCase(xml, check, each.finding().asset() + " " + each.finding().location());
      skip(xml, "accepted by " + each.by().owner() + ": " + each.by().reason());
    }
    if (notEvaluated != null) {
      testCase(xml, check, "all");
      skip(xml, "not evaluated: " + notEvaluated);
    } else if (suite.size() == 0) {
      testCase(xml, check, "all");
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  /** What could not be read, and that there was nothing to judge. */
  private static void input(XMLStreamWriter xml, Results results) throws XMLStreamException {
    List<Problem> errors =
        results.problems().stream().filter(each -> each.level() == Problem.Level.ERROR).toList();
    boolean nothing = results.coverage().objectCount() == 0;
    int tests = errors.size() + (nothing ? 1 : 0);
    if (tests == 0) {
      return;
    }
    start(xml, INPUT, tests, 0, tests, 0);
    for (Problem each : errors) {
      testCase(xml, INPUT, each.place());
      outcome(xml, "error", "input", each.message(), each.place());
    }
    if (nothing) {
      testCase(xml, INPUT, "objects");
      outcome(xml, "error", "input", "Nothing was judged: no objects were read", "");
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void start(
      XMLStreamWriter xml, String name, int tests, int failures, int errors, int skipped)
      throws XMLStreamException {
    xml.writeCharacters("\n ");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", String.valueOf(tests));
    attribute(xml, "failures", String.valueOf(failures));
    attribute(xml, "errors", String.valueOf(errors));
    attribute(xml, "skipped", String.valueOf(skipped));
  }

  /** Opens a test case; {@link #outcome} and {@link #skip} close it. */
  private static void testCase(XMLStreamWriter xml, String check, String name)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", check);
    attribute(xml, "name", name);
  }

  private static void outcome(
      XMLStreamWriter xml, String element, String type, String message, String body)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "type", type);
    attribute(xml, "message", message);
    String text = TerminalText.inertLines(UnicodeText.wellFormed(body));
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void skip(XMLStreamWriter xml, String why) throws XMLStreamException {
    xml.writeStartElement("skipped");
    xml.writeCharacters(XmlText.of(UnicodeText.bounded(why)));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String body(Finding finding) {
    StringBuilder body = new StringBuilder();
    for (Evidence each : finding.evidence()) {
      body.append(each.location()).append("  ").append(TerminalDetails.evidence(each)).append('\n');
    }
    return body.append("seawall explain ").append(finding.check()).toString();
  }

  /** Readers turn line ends in attributes into blanks, so there are none. */
  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    String line = TerminalText.escape(UnicodeText.bounded(value), true);
    xml.writeAttribute(name, XmlText.of(line));
  }
}
