package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Unresolved;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters and secrets that the Kubernetes side names. */
class NamedSecretsTest {
  private static final String PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/db";
  private FakeAws aws;
  private SdkEnvironment sdk;

  @BeforeEach
  void start() throws IOException {
    aws = FakeAws.start();
    sdk = SdkEnvironment.of(aws.url());
    aws.on(
        "GET /clusters/prod",
        Response.json("{\"cluster\":{\"name\":\"prod\",\"status\":\"ACTIVE\"}}"));
  }

  @AfterEach
  void stop() {
    sdk.close();
    aws.close();
  }

  private static Collected collect(String... parameters) throws AwsConnectionException {
    Mentioned named = Mentioned.NOTHING.withParameters(new TreeSet<>(List.of(parameters)));
    List<ResourceType> types = List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.PARAMETERS);
    List<Collected> clusters = new ArrayList<>();
    try (AwsCollector collector =
        AwsCollector.open(
            AwsConnection.STANDARD.inRegions(List.of("eu-west-1")), CollectOptions.STANDARD)) {
      collector.collect(
          new Target.Named(List.of("prod")), types, _ -> named, Progress.SILENT, clusters::add);
    }
    assertThat(clusters).hasSize(1);
    return clusters.getFirst();
  }

  private static List<Mapping> parameters(Collected collected) {
    return collected.documents().stream()
        .map(document -> document.value())
        .filter(value -> Values.text(value, "type").equals("AWS::SSM::Parameter"))
        .toList();
  }

  @Test
  void aParameterIsAskedAboutOnceHoweverItIsNamed() throws AwsConnectionException {
    aws.on(
        "DescribeParameters",
        Response.json("{\"Parameters\":[{\"Name\":\"/shop/db\",\"Type\":\"SecureString\"}]}"));

    Collected prod = collect("/shop/db", PARAMETER, "gone");

    assertThat(parameters(prod))
        .singleElement()
        .satisfies(
            parameter -> {
              assertThat(Values.text(parameter, "arn")).isEqualTo(PARAMETER);
              assertThat(Values.text(parameter, "DescribeParameters", "Type"))
                  .isEqualTo("SecureString");
            });
    assertThat(aws.requests("DescribeParameters"))
        .singleElement()
        .satisfies(request -> assertThat(request.body()).contains("[\"/shop/db\",\"gone\"]"));
  }

  @Test
  void aRefusalIsAGapThatNamesThePermission() throws AwsConnectionException {
    aws.on(
        "DescribeParameters",
        Response.error(400, "AccessDeniedException", "not authorized to ssm:DescribeParameters"));

    Collected prod = collect("/shop/db");

    assertThat(parameters(prod).getFirst().get("DescribeParameters"))
        .isInstanceOf(Unresolved.class);
    assertThat(prod.gaps())
        .filteredOn(gap -> gap.reason() == Reason.FORBIDDEN)
        .extracting(Gap::type, Gap::verb)
        .containsExactly(tuple(AwsTypes.PARAMETERS, "ssm:DescribeParameters"));
    assertThat(prod.scope().complete()).doesNotContain(AwsTypes.PARAMETERS);
  }

  @Test
  void whatIsInAnotherAccountOrRegionIsSaidNotToBeRead() throws AwsConnectionException {
    Collected prod = collect("arn:aws:ssm:eu-central-1:444455556666:parameter/shop/db");

    assertThat(aws.requests("DescribeParameters")).isEmpty();
    assertThat(prod.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("444455556666/eu-central-1"));
  }
}
