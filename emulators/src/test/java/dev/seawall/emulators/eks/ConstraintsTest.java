package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API reference and the user guide say that values must be, beyond the service model. */
class ConstraintsTest {
  private static final String NODEGROUPS = "/clusters/c/node-groups";
  private Client eks;

  @BeforeEach
  void start() throws IOException {
    eks = new Client();
  }

  @AfterEach
  void stop() {
    eks.close();
  }

  private static String cluster(String more) {
    return "{'name':'c','roleArn':'"
        + Client.ROLE
        + "c','resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-2']}"
        + more
        + "}";
  }

  private static String nodegroup(String name, String more) {
    return "{'nodegroupName':'"
        + name
        + "','nodeRole':'"
        + Client.ROLE
        + "n','subnets':['subnet-1']"
        + more
        + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.0/24", "10.100.0.0/28", "10.0.0.0/8", "172.15.0.0/16", "10.0.0", "x"})
  void servicesHavePrivateAddressesOfTheDocumentedSize(String cidr) {
    assertThat(
            eks.refused(
                "POST",
                "/clusters",
                cluster(",'kubernetesNetworkConfig':{'serviceIpv4Cidr':'" + cidr + "'}")))
        .startsWith("InvalidParameterException: The specified service-ipv4-cidr is invalid");
  }

  @Test
  void rolesOfOtherAccountsCannotBePassed() {
    String foreign = cluster("").replace("111122223333", "444455556666");

    assertThat(eks.refused("POST", "/clusters", foreign))
        .isEqualTo("AccessDeniedException: Cross-account pass role is not allowed.");
  }

  @Test
  void aPodIdentityTargetRoleMayBelongToAnotherAccount() {
    eks.createActive("c", "");

    String association =
        "{'namespace':'n','serviceAccount':'s','roleArn':'"
            + Client.ROLE
            + "p','targetRoleArn':'arn:aws:iam::444455556666:role/t'}";
    assertThat(
            eks.post("/clusters/c/pod-identity-associations", association)
                .path("association")
                .path("targetRoleArn")
                .asText())
        .isEqualTo("arn:aws:iam::444455556666:role/t");
  }

  @Test
  void theKeyForSecretsIsOfTheClustersRegion() {
    String keys =
        ",'encryptionConfig':[{'resources':['secrets'],'provider':{'keyArn':"
            + "'arn:aws:kms:eu-west-1:111122223333:key/1'}}]";

    assertThat(eks.refused("POST", "/clusters", cluster(keys)))
        .startsWith("InvalidParameterException")
        .endsWith("is not in the cluster's region, us-east-1");
  }

  @Test
  void tagsOfAwsItselfCannotBeSet() {
    assertThat(eks.refused("POST", "/clusters", cluster(",'tags':{'AWS:x':'y'}")))
        .startsWith("InvalidParameterException");
    eks.createActive("c", "");
    String arn = Client.encode(eks.cluster("c").path("arn").asText());
    assertThat(eks.refused("POST", "/tags/" + arn, "{'tags':{'aws:x':'y'}}"))
        .startsWith("BadRequestException");
  }

  @Test
  void aPublicEndpointHasAtMostFortyRanges() {
    String ranges = "'1.2.3.4/32',".repeat(40) + "'1.2.3.5/32'";

    String body =
        cluster("").replace("'subnetIds'", "'publicAccessCidrs':[" + ranges + "],'subnetIds'");
    assertThat(eks.refused("POST", "/clusters", body))
        .isEqualTo("InvalidParameterException: publicAccessCidrs has 41 CIDRs, of at most 40");
  }

  @Test
  void aNodeGroupNeedsAProperNameAndSubnets() {
    eks.createActive("c", "");

    assertThat(eks.refused("POST", NODEGROUPS, nodegroup("n".repeat(64), "")))
        .startsWith("InvalidParameterException: nodegroupName");
    assertThat(eks.refused("POST", NODEGROUPS, nodegroup("-n", "")))
        .startsWith("InvalidParameterException: nodegroupName");
    assertThat(eks.refused("POST", NODEGROUPS, nodegroup("n", "").replace("['subnet-1']", "[]")))
        .startsWith("InvalidParameterException: subnets");
    eks.post(NODEGROUPS, nodegroup("n".repeat(63), ""));
  }

  @Test
  void aClusterWaitsForItsNodeGroupsBeforeTheNextVersion() {
    eks.createActive("c", ",'version':'1.33'");
    eks.post(NODEGROUPS, nodegroup("n", ""));
    eks.settle();
    eks.post("/clusters/c/updates", "{'version':'1.34'}");
    eks.settle();

    assertThat(eks.refused("POST", "/clusters/c/updates", "{'version':'1.35'}"))
        .isEqualTo(
            "InvalidParameterException: Nodegroups n must be updated to match cluster version 1.34"
                + " before updating cluster version");
    eks.post(NODEGROUPS + "/n/update-version", "{}");
    eks.settle();
    eks.post("/clusters/c/updates", "{'version':'1.35'}");
  }

  @Test
  void aClusterHasThirtyNodeGroupsAndTenFargateProfiles() {
    eks.createActive("c", "");
    for (int i = 0; i < 30; i++) {
      eks.post(NODEGROUPS, nodegroup("n" + i, ""));
    }
    for (int i = 0; i < 10; i++) {
      eks.post("/clusters/c/fargate-profiles", profile("f" + i));
      eks.settle();
    }

    assertThat(eks.refused("POST", NODEGROUPS, nodegroup("more", "")))
        .startsWith("ResourceLimitExceededException");
    assertThat(eks.refused("POST", "/clusters/c/fargate-profiles", profile("more")))
        .startsWith("ResourceLimitExceededException");
  }

  private static String profile(String name) {
    return "{'fargateProfileName':'"
        + name
        + "','podExecutionRoleArn':'"
        + Client.ROLE
        + "p','selectors':[{'namespace':'n'}]}";
  }

  @Test
  void noFargateProfileIsMadeWhileAnotherIsDeleted() {
    eks.createActive("c", "");
    eks.post("/clusters/c/fargate-profiles", profile("f"));
    eks.settle();
    eks.ask("DELETE", "/clusters/c/fargate-profiles/f", "");

    assertThat(eks.refused("POST", "/clusters/c/fargate-profiles", profile("g")))
        .startsWith("ResourceInUseException")
        .endsWith("currently has Fargate profile f in status DELETING");
  }

  @Test
  void updatesOfWhatIsNotThereAreNotAnEmptyList() {
    eks.createActive("c", "");

    for (String of : new String[] {"nodegroupName", "addonName", "capabilityName"}) {
      assertThat(eks.refused("GET", "/clusters/c/updates?" + of + "=x", ""))
          .startsWith("ResourceNotFoundException");
    }
  }
}
