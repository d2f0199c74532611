package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Request;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fake account with the cluster {@code prod} in one region, fresh for each test. */
final class AccountOfOneCluster implements AfterEachCallback {
  static final String CLUSTER = "arn:aws:eks:eu-west-1:111122223333:cluster/prod";
  static final AwsConnection CONNECTION = AwsConnection.STANDARD.inRegions(List.of("eu-west-1"));
  static final CollectOptions QUICK =
      CollectOptions.STANDARD.withDeadlines(
          Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(40));
  static final List<ResourceType> EKS_ALONE =
      List.of(
          AwsTypes.EKS_CLUSTERS,
          AwsTypes.NODEGROUPS,
          AwsTypes.FARGATE_PROFILES,
          AwsTypes.ADDONS,
          AwsTypes.ACCESS_ENTRIES);

  private final FakeAws aws;
  private final SdkEnvironment sdk;
  private final List<Collected> clusters = new ArrayList<>();

  private AccountOfOneCluster(FakeAws aws) {
    this.aws = aws;
    this.sdk = SdkEnvironment.of(aws.url());
  }

  static AccountOfOneCluster start() {
    try {
      AccountOfOneCluster account = new AccountOfOneCluster(FakeAws.start());
      account
          .aws
          .on("GET /clusters", Response.json("{\"clusters\":[\"prod\"]}"))
          .on(
              "GET /clusters/prod",
              Response.json(
                  "{\"cluster\":{\"name\":\"prod\",\"arn\":\""
                      + CLUSTER
                      + "\",\"status\":\"ACTIVE\",\"version\":\"1.34\"}}"))
          .on("GET /clusters/prod/node-groups", Response.json("{\"nodegroups\":[]}"))
          .on("GET /clusters/prod/fargate-profiles", Response.json("{\"fargateProfileNames\":[]}"))
          .on("GET /clusters/prod/addons", Response.json("{\"addons\":[]}"))
          .on("GET /clusters/prod/access-entries", Response.json("{\"accessEntries\":[]}"))
          .on("POST /clusters/prod/insights", Response.json("{\"insights\":[]}"))
          .on("GET /clusters/prod/updates", Response.json("{\"updateIds\":[]}"))
          .on(
              "GET /clusters/prod/certificate-authorities",
              Response.json("{\"certificateAuthorities\":[]}"));
      return account;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    sdk.close();
    aws.close();
  }

  SdkEnvironment sdk() {
    return sdk;
  }

  void on(String operation, Response answer) {
    aws.on(operation, answer);
  }

  void on(String operation, Function<Request, Response> answer) {
    aws.on(operation, answer);
  }

  List<Request> requests(String operation) {
    return aws.requests(operation);
  }

  Summary collect(Target target, List<ResourceType> types, CollectOptions options)
      throws AwsConnectionException {
    return collect(CONNECTION, target, types, options);
  }

  Summary collect(
      AwsConnection connection, Target target, List<ResourceType> types, CollectOptions options)
      throws AwsConnectionException {
    try (AwsCollector collector = AwsCollector.open(connection, options)) {
      return collector.collect(
          target, types, _ -> Mentioned.NOTHING, Progress.SILENT, clusters::add);
    }
  }

  /** The clusters collected so far. */
  List<Collected> clusters() {
    return clusters;
  }

  /** Collects the cluster alone, in a hurry. */
  Collected prod(List<ResourceType> types) throws AwsConnectionException {
    collect(new Target.Named(List.of("prod")), types, QUICK);
    assertThat(clusters).hasSize(1);
    return clusters.getFirst();
  }

  /** What could not be read, of what was asked for. */
  static List<Gap> gaps(Collected collected) {
    return collected.gaps().stream().filter(gap -> gap.reason() != Reason.NOT_ASKED).toList();
  }

  static Mapping cluster(Collected collected) {
    return collected.documents().stream()
        .map(document -> document.value())
        .filter(value -> Values.text(value, "type").equals("AWS::EKS::Cluster"))
        .findFirst()
        .orElseThrow();
  }
}
