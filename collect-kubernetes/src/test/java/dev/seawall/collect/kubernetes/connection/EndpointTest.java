package dev.seawall.collect.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is known by its endpoint is reached by the user's own context or without one. */
class EndpointTest {
  private static final URI SERVER = URI.create("https://ABC123.gr7.eu-west-1.eks.amazonaws.com");

  @TempDir Path folder;

  private ConnectionOptions kubeconfig(String current) throws IOException {
    Path file = folder.resolve("config");
    Files.writeString(
        file,
        """
        current-context: %s
        clusters:
        - {name: other, cluster: {server: 'https://other.example'}}
        - {name: prod, cluster: {server: 'https://abc123.gr7.eu-west-1.eks.amazonaws.com/'}}
        users: [{name: me, user: {token: mine}}]
        contexts:
        - {name: a-other, context: {cluster: other, user: me}}
        - {name: b-prod, context: {cluster: prod, user: me}}
        - {name: c-prod, context: {cluster: prod, user: me}}
        """
            .formatted(current));
    return new ConnectionOptions(List.of(file), "", Set.of(), false, Map.of());
  }

  @Test
  void theCurrentContextIsPreferredAmongThoseThatLeadThere() throws Exception {
    assertThat(Connection.to(SERVER, kubeconfig("c-prod")).orElseThrow().name())
        .isEqualTo("c-prod");
    assertThat(Connection.to(SERVER, kubeconfig("a-other")).orElseThrow().name())
        .isEqualTo("b-prod");
  }

  @Test
  void aContextThatLeadsElsewhereIsNotTaken() throws Exception {
    assertThat(Connection.to(URI.create("https://third.example"), kubeconfig("a-other"))).isEmpty();
  }

  @Test
  void aTokenIsMadeAnewWhenTheServerRefusesTheFirst() throws Exception {
    Iterator<String> tokens = List.of("first", "second").iterator();
    Connection connection =
        Connection.to("prod", SERVER, authority(), tokens::next, kubeconfig("a-other"));
    String first = connection.authorization();
    assertThat(first).isEqualTo("Bearer first");
    assertThat(connection.renewedAuthorization(first)).isEqualTo("Bearer second");
    assertThat(connection.toString()).doesNotContain("first", "second");
    assertThat(connection.isVerified()).isTrue();
  }

  @Test
  void anAuthorityThatIsNoCertificateIsRefused() throws Exception {
    ConnectionOptions options = kubeconfig("a-other");
    assertThatThrownBy(() -> Connection.to("prod", SERVER, "bm90aGluZw==", () -> "t", options))
        .isInstanceOf(ConnectionException.class);
  }

  private static String authority() throws IOException {
    Path pem =
        Path.of(
            "..",
            "emulators/src/main/resources/dev/seawall/emulators/eks/certificate-authority.pem");
    return Base64.getEncoder().encodeToString(Files.readAllBytes(pem));
  }
}
