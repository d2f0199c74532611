package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service fills in where a caller says nothing. */
class DefaultsTest {
  private Client eks;

  @BeforeEach
  void start() throws IOException {
    eks = new Client();
  }

  @AfterEach
  void stop() {
    eks.close();
  }

  @Test
  void aClusterIsPublicUnencryptedAndSilent() {
    eks.createActive("c", "");

    JsonNode cluster = eks.cluster("c");
    JsonNode vpc = cluster.path("resourcesVpcConfig");
    assertThat(vpc.path("endpointPublicAccess").asBoolean()).isTrue();
    assertThat(vpc.path("endpointPrivateAccess").asBoolean(true)).isFalse();
    assertThat(Client.texts(vpc.path("publicAccessCidrs"))).containsExactly("0.0.0.0/0");
    assertThat(cluster.path("logging").path("clusterLogging").toString())
        .isEqualTo(
            "[{\"types\":[\"api\",\"audit\",\"authenticator\",\"controllerManager\",\"scheduler\"],"
                + "\"enabled\":false}]");
    assertThat(cluster.has("encryptionConfig")).isFalse();
    assertThat(cluster.path("accessConfig").toString())
        .isEqualTo("{\"authenticationMode\":\"CONFIG_MAP\"}");
    assertThat(cluster.path("upgradePolicy").path("supportType").asText()).isEqualTo("EXTENDED");
    assertThat(cluster.path("deletionProtection").asBoolean(true)).isFalse();
    assertThat(cluster.path("version").asText()).isEqualTo("1.36");
    assertThat(cluster.path("identity").path("oidc").path("issuer").asText())
        .matches("https://oidc\\.eks\\.us-east-1\\.amazonaws\\.com/id/[0-9A-F]{32}");
  }

  @Test
  void twoClustersHaveTwoIssuers() {
    eks.create("a", "");
    eks.createActive("b", "");

    assertThat(eks.cluster("a").path("identity")).isNotEqualTo(eks.cluster("b").path("identity"));
  }

  @Test
  void anIpv6ClusterIsOpenToBothWorlds() {
    eks.createActive("c", ",'kubernetesNetworkConfig':{'ipFamily':'ipv6'}");

    assertThat(Client.texts(eks.cluster("c").path("resourcesVpcConfig").path("publicAccessCidrs")))
        .containsExactly("0.0.0.0/0", "::/0");
  }

  @Test
  void aNodeGroupHasSmallNodesAndNoAccess() {
    eks.createActive("c", "");
    JsonNode group =
        eks.post(
                "/clusters/c/node-groups",
                "{'nodegroupName':'n','subnets':['subnet-1'],'nodeRole':'" + Client.ROLE + "n'}")
            .path("nodegroup");

    assertThat(group.path("amiType").asText()).isEqualTo("AL2023_x86_64_STANDARD");
    assertThat(Client.texts(group.path("instanceTypes"))).containsExactly("t3.medium");
    assertThat(group.path("diskSize").asInt()).isEqualTo(20);
    assertThat(group.path("capacityType").asText()).isEqualTo("ON_DEMAND");
    assertThat(group.path("updateConfig").toString()).isEqualTo("{\"maxUnavailable\":1}");
    assertThat(group.has("remoteAccess")).isFalse();
    assertThat(group.path("version").asText()).isEqualTo("1.36");
  }

  @Test
  void aLaunchTemplateTakesThePlaceOfDiskAndMachine() {
    eks.createActive("c", "");
    JsonNode group =
        eks.post(
                "/clusters/c/node-groups",
                "{'nodegroupName':'n','subnets':['subnet-1'],'nodeRole':'"
                    + Client.ROLE
                    + "n','launchTemplate':{'id':'lt-1','version':'7'}}")
            .path("nodegroup");

    assertThat(group.has("diskSize") || group.has("instanceTypes") || group.has("remoteAccess"))
        .isFalse();
    assertThat(group.path("launchTemplate").path("version").asText()).isEqualTo("7");
  }

  @Test
  void theCreatorAndTheNodesGetAccessEntries() {
    eks.createActive("c", ",'accessConfig':{'authenticationMode':'API'}");
    eks.post(
        "/clusters/c/node-groups",
        "{'nodegroupName':'n','subnets':['subnet-1'],'nodeRole':'" + Client.ROLE + "n'}");

    assertThat(Client.texts(eks.get("/clusters/c/access-entries").path("accessEntries")))
        .isEqualTo(List.of(Client.ROLE + "n", "arn:aws:iam::111122223333:user/emulator"));
    JsonNode nodes =
        eks.get("/clusters/c/access-entries/" + Client.encode(Client.ROLE + "n"))
            .path("accessEntry");
    assertThat(nodes.path("type").asText()).isEqualTo("EC2_LINUX");
    assertThat(Client.texts(nodes.path("kubernetesGroups"))).containsExactly("system:nodes");
  }

  @Test
  void aCreatorWhoDeclinesGetsNoAccessEntry() {
    eks.createActive(
        "c",
        ",'accessConfig':{'authenticationMode':'API','bootstrapClusterCreatorAdminPermissions':false}");

    assertThat(eks.get("/clusters/c/access-entries").path("accessEntries")).isEmpty();
  }

  @Test
  void anAddonWithoutAVersionGetsTheDefaultOfTheClustersVersion() {
    eks.createActive("c", ",'version':'1.34'");

    JsonNode addon = eks.post("/clusters/c/addons", "{'addonName':'kube-proxy'}").path("addon");

    assertThat(addon.path("addonVersion").asText()).startsWith("v1.34.");
  }

  @Test
  void supportOfAVersionEndsWithItsCalendar() {
    JsonNode versions =
        eks.get("/cluster-versions?clusterVersions=1.30&clusterVersions=1.32&clusterVersions=1.36")
            .path("clusterVersions");

    assertThat(versions.findValuesAsText("versionStatus"))
        .containsExactly("STANDARD_SUPPORT", "EXTENDED_SUPPORT", "UNSUPPORTED");
    assertThat(versions.findValuesAsText("status"))
        .containsExactly("standard-support", "extended-support", "unsupported");
  }
}
