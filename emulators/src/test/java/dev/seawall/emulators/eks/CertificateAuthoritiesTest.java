package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The certificate authorities of clusters; every answer is compared with the service model. */
class CertificateAuthoritiesTest {
  private static final String PATH = "/clusters/shop/certificate-authorities";
  private static final String SUCCESSOR =
      "arn:aws:eks:us-east-1:111122223333:cluster/shop/certificate-authorities/next";

  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = new Client();
    client.createActive("shop", "");
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void aClusterIsMadeWithOneThatSignsForTenYears() {
    JsonNode all = client.get(PATH).path("certificateAuthorities");
    assertThat(all).hasSize(1);
    JsonNode first = all.get(0);
    assertThat(first.path("signingStatus").asText()).isEqualTo("IN_USE");
    assertThat(first.path("distributionStatus").asText()).isEqualTo("COMPLETE");
    assertThat(first.path("createdBy").asText()).isEqualTo("EKS");
    assertThat(first.has("validity")).isFalse();

    JsonNode described =
        client.get(PATH + "/" + first.path("id").asText()).path("certificateAuthority");
    assertThat(described.path("validity").path("notAfter").asLong())
        .isEqualTo(Instant.parse("2036-11-21T10:00:00Z").getEpochSecond());
    assertThat(described.path("rollbackAvailable").asBoolean(true)).isFalse();
    assertThat(described.path("data"))
        .isEqualTo(client.cluster("shop").path("certificateAuthority").path("data"));
    assertThat(described.has("scheduledEvents")).isFalse();
  }

  @Test
  void aSuccessorIsSetFromOutside() {
    client.ask(
        "PATCH",
        "/_emulator/resources",
        """
        {"arn": "%s", "set": {"createdAt": 1790000000, "createdBy": "CUSTOMER", "signingStatus": "NOT_USED",
         "distributionStatus": "FAILED", "scheduledEvents": {"firstAutoActivation": 1800000000}}}
        """
            .formatted(SUCCESSOR));

    JsonNode page = client.get(PATH + "?maxResults=1");
    assertThat(page.path("certificateAuthorities")).hasSize(1);
    JsonNode second =
        client.get(PATH + "?maxResults=1&nextToken=" + page.path("nextToken").asText());
    assertThat(second.path("certificateAuthorities").get(0).path("id").asText()).isEqualTo("next");
    assertThat(second.has("nextToken")).isFalse();
    assertThat(
            client.get(PATH + "/next").path("certificateAuthority").path("scheduledEvents").size())
        .isEqualTo(1);
  }

  @Test
  void clientsTrustBothOfTwo() {
    String one = client.cluster("shop").path("certificateAuthority").path("data").asText();
    client.ask("PATCH", "/_emulator/resources", "{\"arn\": \"" + SUCCESSOR + "\", \"set\": {}}");
    String both = client.cluster("shop").path("certificateAuthority").path("data").asText();
    assertThat(decoded(both)).isEqualTo(decoded(one).repeat(2));
  }

  private static String decoded(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(client.refused("GET", PATH + "/other", ""))
        .isEqualTo("ResourceNotFoundException: No certificate authority found for id: other.");
    assertThat(client.refused("GET", "/clusters/other/certificate-authorities", ""))
        .startsWith("ResourceNotFoundException");
    assertThat(client.refused("GET", PATH + "?maxResults=0", ""))
        .startsWith("InvalidParameterException");
  }

  @Test
  void aClusterThatIsBeingMadeHasNoneYet() {
    client.create("slow", "");
    assertThat(client.get("/clusters/slow/certificate-authorities").path("certificateAuthorities"))
        .isEmpty();
  }

  @Test
  void callsAreDeniedByTheirNames() {
    client.faults().deny(List.of("eks:ListCertificateAuthorities"));
    assertThat(client.refused("GET", PATH, ""))
        .startsWith("AccessDeniedException")
        .contains("eks:ListCertificateAuthorities");
  }
}
