package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service does not do, on its own and on demand. */
class RefusalsTest {
  private Client eks;

  @BeforeEach
  void start() throws IOException {
    eks = new Client();
  }

  @AfterEach
  void stop() {
    eks.close();
  }

  private String refusedCreation(String body) {
    return eks.refused("POST", "/clusters", body);
  }

  @Test
  void aCallNeedsACredentialScope() {
    assertThat(eks.ask("GET", "/clusters", "", "").error())
        .isEqualTo("MissingAuthenticationTokenException");
    assertThat(eks.ask("GET", "/clusters", "", "Bearer x").status()).isEqualTo(403);
    assertThat(eks.ask("GET", "/clusters", "", "AWS4-HMAC-SHA256 Credential=k/1").error())
        .isEqualTo("IncompleteSignatureException");
    String ec2 = Client.authorization("k", "us-east-1").replace("/eks/", "/ec2/");
    assertThat(eks.ask("GET", "/clusters", "", ec2).error()).isEqualTo("InvalidSignatureException");
  }

  @Test
  void accountsAndRegionsSeeTheirOwn() {
    eks.create("c", "");

    for (String authorization :
        List.of(
            Client.authorization("111122223333", "eu-west-1"),
            Client.authorization("444455556666", "us-east-1"))) {
      JsonNode clusters = eks.ask("GET", "/clusters", "", authorization).body().path("clusters");
      assertThat(clusters).isEmpty();
    }
    assertThat(eks.cluster("c").path("arn").asText())
        .isEqualTo("arn:aws:eks:us-east-1:111122223333:cluster/c");
  }

  @Test
  void requestsMustFitTheModel() {
    assertThat(refusedCreation("{'name':'c'"))
        .startsWith("SerializationException: The body is not JSON");
    assertThat(refusedCreation("[]")).startsWith("SerializationException");
    assertThat(refusedCreation("{'name':'c','roleArn':1,'resourcesVpcConfig':{}}"))
        .isEqualTo("SerializationException: roleArn must be a string");
    assertThat(refusedCreation("{'name':'c','resourcesVpcConfig':{}}"))
        .isEqualTo("InvalidParameterException: roleArn is required");
    assertThat(eks.refused("GET", "/clusters?maxResults=101", ""))
        .isEqualTo("InvalidParameterException: maxResults must be 1 to 100");
    assertThat(eks.refused("GET", "/clusters?maxResults=x", ""))
        .startsWith("SerializationException");
    assertThat(eks.refused("GET", "/nothing", "")).startsWith("UnknownOperationException");
  }

  @Test
  void clustersNeedTwoSubnetsARoleAndASupportedVersion() {
    String role = "'roleArn':'" + Client.ROLE + "c'";
    String vpc = "'resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-2']}";

    assertThat(
            refusedCreation(
                "{'name':'c'," + role + ",'resourcesVpcConfig':{'subnetIds':['subnet-1']}}"))
        .contains("at least two different AZs");
    assertThat(refusedCreation("{'name':'c','roleArn':'admin'," + vpc + "}"))
        .startsWith("InvalidParameterException: roleArn");
    assertThat(refusedCreation("{'name':'c','version':'1.30'," + role + "," + vpc + "}"))
        .isEqualTo("InvalidParameterException: unsupported Kubernetes version 1.30");
    assertThat(
            refusedCreation(
                "{'name':'c',"
                    + role
                    + ",'resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-unsupported']}}"))
        .startsWith("UnsupportedAvailabilityZoneException");
    assertThat(
            refusedCreation(
                "{'name':'c',"
                    + role
                    + ","
                    + vpc
                    + ",'accessConfig':{'bootstrapClusterCreatorAdminPermissions':false}}"))
        .contains("must be true if cluster authentication mode is set to CONFIG_MAP");
    assertThat(eks.get("/clusters").path("clusters")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.2.0.0/16", "1.2.3.4", "1.2.3.400/8", "1.2.3.4/33", "::/0", "127.0.0.1/32"})
  void reservedAndMadeUpAddressesAreRefused(String cidr) {
    assertThat(
            refusedCreation(
                "{'name':'c','roleArn':'"
                    + Client.ROLE
                    + "c','resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-2'],"
                    + "'publicAccessCidrs':['"
                    + cidr
                    + "']}}"))
        .endsWith("publicAccessCidrs: [" + cidr + "]");
  }

  @Test
  void aRegionHasAQuotaOfClusters() {
    for (int i = 0; i < 150; i++) {
      eks.create("c" + i, "");
    }

    assertThat(
            refusedCreation(
                "{'name':'more','roleArn':'"
                    + Client.ROLE
                    + "c','resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-2']}}"))
        .startsWith("ResourceLimitExceededException");
    assertThat(eks.get("/clusters").path("clusters")).hasSize(100);
  }

  @Test
  void pagesFollowEachOtherAndTokensAreNotInterchangeable() {
    for (int i = 0; i < 5; i++) {
      eks.create("c" + i, "");
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = eks.get("/clusters?maxResults=2");
    String second = page.path("nextToken").asText();
    seen.addAll(Client.texts(page.path("clusters")));
    while (page.has("nextToken")) {
      page = eks.get("/clusters?maxResults=2&nextToken=" + page.path("nextToken").asText());
      seen.addAll(Client.texts(page.path("clusters")));
    }

    assertThat(seen).containsExactly("c0", "c1", "c2", "c3", "c4");
    for (String path : List.of("/clusters?nextToken=x", "/access-policies?nextToken=" + second)) {
      assertThat(eks.refused("GET", path, "")).startsWith("InvalidParameterException");
    }
  }

  @Test
  void deniedActionsAreRefusedAndOthersAreNot() {
    eks.create("c", "");
    eks.faults().deny(List.of("eks:List*"));

    assertThat(eks.refused("GET", "/clusters", ""))
        .isEqualTo(
            "AccessDeniedException: User: arn:aws:iam::111122223333:user/emulator is not authorized"
                + " to perform: eks:ListClusters on resource:"
                + " arn:aws:eks:us-east-1:111122223333:cluster/*");
    assertThat(eks.ask("GET", "/clusters/c", "").status()).isEqualTo(200);
    assertThatThrownBy(() -> eks.faults().deny(List.of("ec2:Describe*")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyNthCallIsThrottled() {
    eks.faults().throttleEvery(3);

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      statuses.add(eks.ask("GET", "/clusters", "").status());
    }
    assertThat(statuses).containsExactly(200, 200, 429, 200, 200, 429);
  }

  @Test
  void answersCanBeSlow() {
    eks.faults().latency(Duration.ofMillis(200));

    long start = System.nanoTime();
    eks.get("/clusters");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void faultsCanBeSetFromOutside() {
    String told = "{\"deny\":[\"eks:ListAddons\"],\"throttleEvery\":0,\"latencyMilliseconds\":0}";

    assertThat(eks.ask("PUT", "/_emulator/faults", "{\"deny\":[\"eks:ListAddons\"]}").body())
        .hasToString(told);
    assertThat(eks.ask("GET", "/_emulator/faults", "").body()).hasToString(told);
    assertThat(eks.refused("GET", "/clusters/c/addons", "")).startsWith("AccessDeniedException");
    assertThat(eks.refused("PUT", "/_emulator/faults", "{'throttleEvery':-1}"))
        .startsWith("InvalidParameterException");
  }

  @Test
  void rolesWithPathsAndArnsOfTagsSurviveTheAddress() {
    eks.createActive("c", ",'accessConfig':{'authenticationMode':'API'}");
    String role = Client.ROLE + "team/a+b";
    eks.post("/clusters/c/access-entries", "{'principalArn':'" + role + "','tags':{'a b':'c'}}");

    String path = "/clusters/c/access-entries/" + Client.encode(role);
    JsonNode entry = eks.get(path).path("accessEntry");
    assertThat(entry.path("principalArn").asText()).isEqualTo(role);
    assertThat(entry.path("username").asText())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/a+b/{{SessionName}}");
    JsonNode tags = eks.get("/tags/" + Client.encode(entry.path("accessEntryArn").asText()));
    assertThat(tags.path("tags").path("a b").asText()).isEqualTo("c");
    assertThat(eks.refused("GET", "/tags/arn", "")).startsWith("BadRequestException");
  }
}
