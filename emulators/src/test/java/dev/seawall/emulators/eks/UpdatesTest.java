package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creations, updates and deletions take their time, and change only what they are about. */
class UpdatesTest {
  private Client eks;

  @BeforeEach
  void start() throws IOException {
    eks = new Client();
  }

  @AfterEach
  void stop() {
    eks.close();
  }

  private JsonNode update(String body) {
    return eks.post("/clusters/c/update-config", body).path("update");
  }

  private JsonNode vpc() {
    return eks.cluster("c").path("resourcesVpcConfig");
  }

  @Test
  void aClusterIsCreatedBeforeItHasAnEndpoint() {
    JsonNode created = eks.create("c", "");

    assertThat(created.path("status").asText()).isEqualTo("CREATING");
    assertThat(created.has("endpoint") || created.has("identity")).isFalse();
    assertThat(vpc().has("clusterSecurityGroupId")).isFalse();
    eks.settle();
    assertThat(eks.cluster("c").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(eks.cluster("c").path("endpoint").asText()).startsWith("https://");
    assertThat(vpc().path("clusterSecurityGroupId").asText()).startsWith("sg-");
  }

  @Test
  void anUpdateOfTheEndpointLeavesSubnetsAndSecurityGroups() {
    eks.createActive("c", "");
    JsonNode update = update("{'resourcesVpcConfig':{'publicAccessCidrs':['203.0.113.5/32']}}");

    assertThat(update.path("type").asText()).isEqualTo("EndpointAccessUpdate");
    assertThat(update.path("status").asText()).isEqualTo("InProgress");
    assertThat(eks.cluster("c").path("status").asText()).isEqualTo("UPDATING");
    assertThat(Client.texts(vpc().path("publicAccessCidrs"))).containsExactly("0.0.0.0/0");
    eks.settle();
    assertThat(
            eks.get("/clusters/c/updates/" + update.path("id").asText())
                .path("update")
                .path("status")
                .asText())
        .isEqualTo("Successful");
    assertThat(Client.texts(vpc().path("publicAccessCidrs"))).containsExactly("203.0.113.5/32");
    assertThat(Client.texts(vpc().path("subnetIds"))).containsExactly("subnet-1", "subnet-2");
    assertThat(vpc().path("endpointPublicAccess").asBoolean()).isTrue();
  }

  @Test
  void anEmptyListOfAddressesIsTheWholeInternet() {
    eks.createActive("c", "");
    update("{'resourcesVpcConfig':{'publicAccessCidrs':['203.0.113.5/32']}}");
    eks.settle();
    update("{'resourcesVpcConfig':{'publicAccessCidrs':[]}}");
    eks.settle();

    assertThat(Client.texts(vpc().path("publicAccessCidrs"))).containsExactly("0.0.0.0/0");
  }

  @Test
  void anUpdateOfLogsChangesOnlyThoseItNames() {
    eks.createActive("c", "");
    update("{'logging':{'clusterLogging':[{'types':['api','audit'],'enabled':true}]}}");
    eks.settle();
    update("{'logging':{'clusterLogging':[{'types':['api'],'enabled':false}]}}");
    eks.settle();

    assertThat(eks.cluster("c").path("logging").path("clusterLogging").toString())
        .isEqualTo(
            "[{\"types\":[\"audit\"],\"enabled\":true},{\"types\":[\"api\",\"authenticator\","
                + "\"controllerManager\",\"scheduler\"],\"enabled\":false}]");
  }

  @Test
  void oneUpdateAtATime() {
    eks.createActive("c", "");
    String id = update("{'deletionProtection':true}").path("id").asText();

    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'upgradePolicy':{'supportType':'STANDARD'}}"))
        .isEqualTo(
            "ResourceInUseException: Cannot UpgradePolicyUpdate because cluster c currently has"
                + " update "
                + id
                + " in progress");
  }

  @Test
  void oneKindOfUpdateInARequestAndNoneThatChangesNothing() {
    eks.createActive("c", "");

    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'deletionProtection':true,'upgradePolicy':{'supportType':'STANDARD'}}"))
        .isEqualTo("InvalidParameterException: Only one type of update can be allowed.");
    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'resourcesVpcConfig':{'endpointPublicAccess':true}}"))
        .contains("already at the desired configuration with endpointPrivateAccess: false");
    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'logging':{'clusterLogging':[{'types':['api'],'enabled':false}]}}"))
        .contains("No changes needed for the logging config");
    assertThat(eks.refused("POST", "/clusters/c/update-config", "{}"))
        .startsWith("InvalidParameterException");
  }

  @Test
  void authenticationGoesFromTheConfigMapToTheApiInTwoSteps() {
    eks.createActive("c", "");

    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'accessConfig':{'authenticationMode':'API'}}"))
        .isEqualTo(
            "InvalidParameterException: Unsupported authentication mode update from CONFIG_MAP to"
                + " API");
    assertThat(eks.refused("GET", "/clusters/c/access-entries", ""))
        .startsWith("InvalidRequestException: The cluster's authentication mode");
    update("{'accessConfig':{'authenticationMode':'API_AND_CONFIG_MAP'}}");
    eks.settle();
    assertThat(eks.get("/clusters/c/access-entries").path("accessEntries")).hasSize(1);
  }

  @Test
  void versionsGoUpOneByOne() {
    eks.createActive("c", ",'version':'1.33'");

    assertThat(eks.refused("POST", "/clusters/c/updates", "{'version':'1.35'}"))
        .contains("from 1.33 to 1.35");
    eks.post("/clusters/c/updates", "{'version':'1.34'}");
    eks.settle();
    assertThat(eks.cluster("c").path("version").asText()).isEqualTo("1.34");
  }

  @Test
  void theSameTokenIsTheSameRequest() {
    eks.createActive("c", "");
    String body = "{'deletionProtection':true,'clientRequestToken':'t'}";

    assertThat(update(body).path("id")).isEqualTo(update(body).path("id"));
    assertThat(eks.get("/clusters/c/updates").path("updateIds")).hasSize(1);
    assertThat(
            eks.refused(
                "POST",
                "/clusters/c/update-config",
                "{'deletionProtection':false,'clientRequestToken':'t'}"))
        .startsWith("InvalidParameterException");
  }

  @Test
  void aClusterIsDeletedLastAndNotWhileItIsProtected() {
    eks.createActive("c", ",'deletionProtection':true");
    assertThat(eks.refused("DELETE", "/clusters/c", "")).startsWith("InvalidRequestException");
    update("{'deletionProtection':false}");
    eks.settle();
    eks.post(
        "/clusters/c/node-groups",
        "{'nodegroupName':'n','subnets':['subnet-1'],'nodeRole':'" + Client.ROLE + "n'}");
    assertThat(eks.refused("DELETE", "/clusters/c", ""))
        .isEqualTo("ResourceInUseException: Cluster has nodegroups attached");
    eks.settle();
    eks.ask("DELETE", "/clusters/c/node-groups/n", "");
    eks.settle();

    assertThat(eks.ask("DELETE", "/clusters/c", "").status()).isEqualTo(200);
    assertThat(eks.cluster("c").path("status").asText()).isEqualTo("DELETING");
    eks.settle();
    assertThat(eks.refused("GET", "/clusters/c", ""))
        .isEqualTo("ResourceNotFoundException: No cluster found for name: c.");
  }
}
