package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static String json(Results results) {
    String json = Sample.text(new JsonReport(), results, Sample.context());
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    return json;
  }

  private static Schema schema() {
    try (InputStream in =
        Objects.requireNonNull(JsonReport.class.getResourceAsStream(JsonReport.SCHEMA))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void holdsWhatLaterToolsRestOn() {
    JsonNode report = MAPPER.readTree(json(Sample.mixed().files()));
    JsonNode finding = report.get("findings").get(0);
    assertThat(report.get("schemaVersion").asString()).isEqualTo("1.0");
    assertThat(finding.get("check").asString()).isEqualTo("open-door");
    assertThat(finding.get("severity").asString()).isEqualTo("critical");
    assertThat(finding.get("verdict").asString()).isEqualTo("fail");
    assertThat(finding.get("asset").get("kind").asString()).isEqualTo("House");
    assertThat(finding.get("asset").get("namespace").asString()).isEqualTo("bank");
    assertThat(finding.get("asset").get("name").asString()).isEqualTo("vault");
    assertThat(finding.get("location").get("file").asString()).isEqualTo("k8s/b dir/ü#1.yaml");
    assertThat(finding.get("location").get("line").asInt()).isEqualTo(9);
    assertThat(finding.get("location").get("column").asInt()).isEqualTo(3);
    assertThat(finding.get("message").asString()).isEqualTo("the door of House bank/vault is open");
    assertThat(finding.get("evidence").get(0).get("path").asString()).isEqualTo("spec.door");
    assertThat(finding.get("evidence").get(0).get("value").asString()).isEqualTo("open");
    assertThat(finding.get("fingerprint").asString()).hasSize(32);
    assertThat(report.get("unknown").get(0).get("verdict").asString()).isEqualTo("unknown");
    assertThat(report.get("accepted").get(0).get("exception").get("owner").asString())
        .isEqualTo("platform <team>");
    assertThat(report.get("errors")).hasSize(2);
    assertThat(report.get("coverage").get("notEvaluated").get(0).get("check").asString())
        .isEqualTo("no-neighbour");
    assertThat(report.get("complete").asBoolean()).isFalse();
    assertThat(report.get("counts").get("critical").asInt()).isEqualTo(3);
  }

  @Test
  void saysWhichApiAnsweredForALiveFinding() {
    Results results =
        new Sample()
            .live("/apis/example.dev/v1/houses/web", Sample.open("shop", "web"))
            .gap(Gap.Reason.FORBIDDEN)
            .cluster();
    JsonNode report = MAPPER.readTree(json(results));
    JsonNode location = report.get("findings").get(0).get("location");
    assertThat(location.get("api").asString()).isEqualTo("/apis/example.dev/v1/houses/web");
    assertThat(location.has("file")).isFalse();
    assertThat(report.get("coverage").get("gaps").get(0).get("reason").asString())
        .isEqualTo("forbidden");
    assertThat(report.get("unknown").get(0).get("asset").isNull()).isTrue();
  }

  @Test
  void saysWhichOfSeveralClustersAGapIsIn() {
    String arn = "arn:aws:eks:eu-west-1:111122223333:cluster/prod";
    Results results = new Sample().gap(Gap.Reason.FORBIDDEN).gapOf(arn).cluster();
    JsonNode gaps = MAPPER.readTree(json(results)).get("coverage").get("gaps");
    assertThat(gaps.get(0).has("cluster")).isFalse();
    assertThat(gaps.get(1).get("cluster").asString()).isEqualTo(arn);
  }

  @Test
  void namesAResourceOfAwsByArnAccountRegionAndConsole() {
    String arn = "arn:aws:eks:eu-west-1:111122223333:cluster/prod";
    JsonNode report = MAPPER.readTree(json(new Sample().aws(arn).cluster()));
    JsonNode asset = report.get("findings").get(0).get("asset");
    assertThat(asset.get("kind").asString()).isEqualTo("AWS::EKS::Cluster");
    assertThat(asset.get("arn").asString()).isEqualTo(arn);
    assertThat(asset.get("account").asString()).isEqualTo("111122223333");
    assertThat(asset.get("region").asString()).isEqualTo("eu-west-1");
    assertThat(asset.get("console").asString()).startsWith("https://eu-west-1.console.");
  }

  @Test
  void staysValidWhateverThingsAreCalled() {
    String json = json(Sample.hostile().files());
    assertThat(json).contains("lone\ufffdsurrogate").doesNotContain("\u001b");
  }

  @Test
  void scoresNothingWhenNothingWasJudged() {
    JsonNode report = MAPPER.readTree(json(new Sample().files()));
    assertThat(report.get("score").isNull()).isTrue();
    assertThat(report.get("complete").asBoolean()).isFalse();
    assertThat(report.get("coverage").get("percent").asInt()).isZero();
  }

  @Test
  void isTheSameBytesForTheSameInputAndHasTheTimeOnlyWhenGiven() {
    byte[] first = Sample.write(new JsonReport(), Sample.mixed().files(), Sample.context());
    byte[] second =
        Sample.write(
            new JsonReport(),
            Sample.mixed().files(),
            Sample.context().timed("", Duration.ofSeconds(9)));
    assertThat(first).isEqualTo(second);
    Context timed = Sample.context().timed("2026-01-02T03:04:05Z", Duration.ZERO);
    assertThat(Sample.text(new JsonReport(), Sample.mixed().files(), timed))
        .contains("\"started\" : \"2026-01-02T03:04:05Z\"");
  }
}
