package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Request;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an image whose digest is that of an index. */
class ImagesOfSeveralPlatformsTest {
  private static final String OCI = "application/vnd.oci.image.index.v1+json";
  private static final String DOCKER = "application/vnd.docker.distribution.manifest.list.v2+json";
  private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f])[0-9a-f]{63}");

  /** As BuildKit writes it: an image of each platform, and what it says of their builds. */
  private static final String MANIFESTS =
      entry("a", "linux", "amd64", "")
          + ","
          + entry("b", "linux", "arm64", "")
          + ","
          + entry("c", "linux", "s390x", "")
          + ","
          + entry("d", "windows", "amd64", "")
          + ","
          + entry("e", "unknown", "unknown", attestation());

  @RegisterExtension final AccountOfOneCluster account = AccountOfOneCluster.start();

  private static String attestation() {
    return ",\"annotations\":{\"vnd.docker.reference.digest\":\""
        + digest("a")
        + "\",\"vnd.docker.reference.type\":\"attestation-manifest\"}";
  }

  private static String digest(String letter) {
    return "sha256:" + letter.repeat(64);
  }

  private static String entry(String digest, String system, String architecture, String more) {
    return "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"size\":1,\"digest\":\""
        + digest(digest)
        + "\",\"platform\":{\"os\":\""
        + system
        + "\",\"architecture\":\""
        + architecture
        + "\"}"
        + more
        + "}";
  }

  private static Response image(String mediaType) {
    return Response.json(
        "{\"imageDetails\":[{\"registryId\":\"111122223333\",\"repositoryName\":\"app\","
            + "\"imageDigest\":\""
            + digest("0")
            + "\",\"imageTags\":[\"1.2.3\"],\"imageManifestMediaType\":\""
            + mediaType
            + "\"}]}");
  }

  private static Response index(String manifest) {
    return Response.json(
        "{\"images\":[{\"registryId\":\"111122223333\",\"repositoryName\":\"app\",\"imageId\":"
            + "{\"imageDigest\":\""
            + digest("0")
            + "\"},\"imageManifest\":\""
            + manifest.replace("\"", "\\\"")
            + "\"}],\"failures\":[]}");
  }

  @BeforeEach
  void anImageOfSeveralPlatforms() {
    account.on(
        "DescribeRepositories", Response.json("{\"repositories\":[{\"repositoryName\":\"app\"}]}"));
    account.on("DescribeImages", image(OCI));
    account.on("BatchGetImage", index("{\"manifests\":[" + MANIFESTS + "]}"));
    account.on(
        "DescribeImageScanFindings",
        request ->
            request.body().contains(digest("0")) || request.body().contains("imageTag")
                ? Response.error(400, "ScanNotFoundException", "none")
                : Response.json(
                    "{\"imageId\":{\"imageDigest\":\""
                        + digest(letter(request))
                        + "\"},\"imageScanStatus\":{\"status\":\"ACTIVE\"}}"));
  }

  private static String letter(Request request) {
    Matcher digest = DIGEST.matcher(request.body());
    assertThat(digest.find()).isTrue();
    return digest.group(1);
  }

  private Collected collect(String... platforms) throws AwsConnectionException {
    List<Collected> clusters = new ArrayList<>();
    Mentioned named =
        new Mentioned(
            new TreeSet<>(List.of("111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1.2.3")),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(List.of(platforms)),
            List.of());
    try (AwsCollector collector =
        AwsCollector.open(AccountOfOneCluster.CONNECTION, AccountOfOneCluster.QUICK)) {
      collector.collect(
          new Target.Named(List.of("prod")),
          List.of(AwsTypes.REPOSITORIES),
          _ -> named,
          Progress.SILENT,
          clusters::add);
    }
    return clusters.getFirst();
  }

  private static Mapping repository(Collected collected) {
    return collected.documents().stream()
        .map(document -> document.value())
        .filter(value -> Values.text(value, "type").equals("AWS::ECR::Repository"))
        .findFirst()
        .orElseThrow();
  }

  private static String scanned(Mapping repository) {
    StringBuilder letters = new StringBuilder();
    for (var scan : Values.items(repository, "DescribeImageScanFindings")) {
      letters.append(Values.text(scan, "imageId", "imageDigest").charAt("sha256:".length()));
    }
    return letters.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, a",
    "linux/arm64, b",
    "windows/amd64, d",
    // an image that no node can run, and nodes that are not known
    "linux/riscv64, abd",
    "'', abd"
  })
  void scansAreOfThePlatformsThatNodesHave(String platform, String letters)
      throws AwsConnectionException {
    Collected prod = platform.isEmpty() ? collect() : collect(platform);

    assertThat(scanned(repository(prod))).isEqualTo(letters);
    assertThat(Values.items(repository(prod), "BatchGetImage").getFirst().toString())
        .contains(digest(letters.substring(0, 1)))
        .doesNotContain(digest("e"));
    assertThat(AccountOfOneCluster.gaps(prod))
        .extracting(Gap::verb)
        .noneMatch(verb -> verb.startsWith("ecr:BatchGetImage"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OCI, DOCKER})
  void theIndexIsAskedForAsWhatItIs(String mediaType) throws AwsConnectionException {
    account.on("DescribeImages", image(mediaType));

    collect("linux/amd64");

    assertThat(account.requests("BatchGetImage"))
        .singleElement()
        .extracting(Request::body)
        .asString()
        .contains(OCI, DOCKER, digest("0"));
  }

  @Test
  void nothingMoreIsAskedOfAnImageOfOnePlatform() throws AwsConnectionException {
    account.on("DescribeImages", image("application/vnd.oci.image.manifest.v1+json"));

    Mapping repository = repository(collect("linux/amd64"));

    assertThat(account.requests("BatchGetImage")).isEmpty();
    assertThat(account.requests("DescribeImageScanFindings")).hasSize(1);
    assertThat(repository.get("BatchGetImage")).isNull();
  }

  @Test
  void aRefusalIsNoEmptyIndex() throws AwsConnectionException {
    account.on("BatchGetImage", Response.error(400, "AccessDeniedException", "not authorized"));

    Collected prod = collect("linux/amd64");

    assertThat(Values.items(repository(prod), "BatchGetImage"))
        .singleElement()
        .isInstanceOf(Unresolved.class);
    assertThat(AccountOfOneCluster.gaps(prod)).extracting(Gap::verb).contains("ecr:BatchGetImage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{'manifests':[{'digest':'sha256:short','platform':{'os':'linux','architecture':'amd64'}}]}",
        "{'manifests':[{'digest':7}]}"
      })
  void whatIsNoIndexIsNotKnown(String manifest) throws AwsConnectionException {
    account.on("BatchGetImage", index(manifest.replace('\'', '"')));

    Mapping repository = repository(collect("linux/amd64"));

    assertThat(Values.items(repository, "BatchGetImage"))
        .singleElement()
        .isInstanceOf(Unresolved.class);
    assertThat(account.requests("DescribeImageScanFindings")).hasSize(1);
  }

  @Test
  void anIndexWithoutAnEndLeadsToNoCallsWithoutAnEnd() throws AwsConnectionException {
    StringBuilder many = new StringBuilder(MANIFESTS);
    for (int i = 0; i < 5000; i++) {
      many.append(',')
          .append(entry("a", "linux", "amd64", "").replace("a".repeat(8), "%08x".formatted(i)));
    }
    account.on("BatchGetImage", index("{\"manifests\":[" + many + "]}"));

    Mapping repository = repository(collect("linux/amd64"));

    assertThat(Values.items(repository, "BatchGetImage"))
        .singleElement()
        .isInstanceOf(Unresolved.class);
    assertThat(account.requests("DescribeImageScanFindings")).hasSize(1);
  }
}
