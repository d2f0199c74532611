package dev.seawall.collect.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kubeconfig may and may not make this program do; C14, C15 and C17 of the list. */
class ConnectionTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A kubeconfig whose only user is this. */
  private ConnectionOptions user(String user) throws IOException {
    return ConnectionOptions.standard().withKubeconfig(write("config", config("one", user)));
  }

  private static String config(String name, String user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: %1$s
    clusters: [{name: c-%1$s, cluster: {server: "https://%1$s.example"}}]
    users: [{name: u-%1$s, user: %2$s}]
    contexts: [{name: %1$s, context: {cluster: c-%1$s, user: u-%1$s, namespace: n}}]
    """
        .formatted(name, user);
  }

  private static void assertRefused(
      ConnectionOptions options, ConnectionException.Code code, String... words) {
    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> Connection.open(options).authorization())
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal).hasMessageContainingAll(words);
              assertThat(refusal.getMessage()).doesNotContain("\u001b", "canary");
            });
  }

  /** An executable that the kubeconfig may name, standing for the AWS CLI. */
  private String script(String text) throws IOException {
    Path script = write("credential.sh", "#!/bin/sh\n" + text + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }

  private ConnectionOptions exec(String command, String rest) throws IOException {
    return user("{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: '%s', %s}}"
            .formatted(command, rest))
        .allowing(command);
  }

  @Test
  void c14AShellIsNotRunAndTheRefusalNamesItAndTheFlag() throws Exception {
    Path proof = folder.resolve("proof");
    assertRefused(
        user("{exec: {command: sh, args: ['-c', 'touch %s']}}".formatted(proof)),
        ConnectionException.Code.REFUSED,
        "\"sh\"",
        "--allow-exec sh");
    assertThat(proof).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[s3, cp, /etc/passwd, 's3://bucket']",
        "[--debug, s3, cp, eks, get-token]",
        "[eks, update-kubeconfig]",
        "[--region, eks, get-token]",
        "[]"
      })
  void c14TheAwsCliIsRunForATokenOnly(String arguments) throws Exception {
    assertRefused(
        user(
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, args: %s}}"
                .formatted(arguments)),
        ConnectionException.Code.REFUSED,
        "something else than a token");
  }

  @Test
  void whatTheAwsCliWritesIntoAKubeconfigIsAccepted() throws Exception {
    Connection.open(
        user(
            "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws,"
                + " args: [--region, us-west-2, eks, get-token, --cluster-name, demo, --output,"
                + " json], env: [{name: AWS_PROFILE, value: dev}]}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "LD_PRELOAD", "PYTHONPATH", "AWS_CONFIG_FILE", "path"})
  void c14AVariableThatSteersTheCommandIsRefused(String name) throws Exception {
    assertRefused(
        user(
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws,"
                + " args: [eks, get-token], env: [{name: %s, value: /tmp/evil}]}}".formatted(name)),
        ConnectionException.Code.REFUSED,
        name);
  }

  @Test
  void c14ArgumentsReachTheCommandAsTheyAreWithoutAShell() throws Exception {
    Path seen = folder.resolve("seen");
    String command =
        script(
            "printf '%s\\n' \"$@\" \"$REGION\" > "
                + seen
                + "\nprintf '{\"kind\":\"ExecCredential\",\"spec\":{\"token\":\"wrong\"},"
                + "\"status\":{\"token\":\"abc\"}}'");
    Connection connection =
        Connection.open(
            exec(command, "args: ['$(id)', 'a b; c'], env: [{name: REGION, value: '`id`'}]"));

    assertThat(connection.authorization()).isEqualTo("Bearer abc");
    assertThat(seen).hasContent("$(id)\na b; c\n`id`");
    assertThat(connection.toString()).doesNotContain("abc");
  }

  @Test
  void aRefusedTokenIsGotAnewOnceForAllThreads() throws Exception {
    Path count = write("count", "");
    String command =
        script(
            "echo x >> %s\nprintf '{\"status\":{\"token\":\"t%%s\"}}' $(wc -l < %s)"
                .formatted(count, count));
    Connection connection = Connection.open(exec(command, "args: []"));
    String first = connection.authorization();

    assertThat(connection.renewedAuthorization(first)).isEqualTo("Bearer t2");
    assertThat(connection.renewedAuthorization(first)).isEqualTo("Bearer t2");
  }

  @Test
  void aCommandThatFailsIsQuotedSafely() throws Exception {
    assertRefused(
        exec(script("printf 'expired \\033[2J' >&2; exit 3"), "args: []"),
        ConnectionException.Code.CREDENTIALS,
        "code 3",
        "expired \\u001b[2J");
    assertRefused(
        exec(script("echo '{\"status\":{}}'"), "args: []"),
        ConnectionException.Code.CREDENTIALS,
        "printed no token");
    assertRefused(
        exec(folder.resolve("missing").toString(), "args: []"),
        ConnectionException.Code.CREDENTIALS,
        "cannot be started");
  }

  @Test
  void c15ALegacyAuthProviderIsRefusedAndItsCommandNotRun() throws Exception {
    Path proof = folder.resolve("proof");
    assertRefused(
        user(
            "{auth-provider: {name: gcp, config: {cmd-path: touch, cmd-args: %s}}}"
                .formatted(proof)),
        ConnectionException.Code.REFUSED,
        "auth-provider",
        "gcp");
    assertThat(proof).doesNotExist();
  }

  @Test
  void anEmptyKubeconfigHasNoContextsToName() throws Exception {
    assertRefused(
        ConnectionOptions.standard().withKubeconfig(write("empty", "")),
        ConnectionException.Code.KUBECONFIG,
        "the kubeconfig has no contexts");
  }

  @Test
  void hundredsOfContextsAreNotAllNamed() throws Exception {
    StringBuilder contexts = new StringBuilder("apiVersion: v1\nkind: Config\ncontexts:\n");
    for (int i = 100; i < 400; i++) {
      contexts.append("- {name: c").append(i).append(", context: {}}\n");
    }
    assertRefused(
        ConnectionOptions.standard().withKubeconfig(write("many", contexts.toString())),
        ConnectionException.Code.KUBECONFIG,
        "name one with --context: c100, c101,",
        "c119 and 280 more");
  }

  @Test
  void c17AMissingContextIsAnErrorThatNamesThoseThereAre() throws Exception {
    ConnectionOptions options = user("{token: t}");
    assertRefused(
        options.withContext("prod"), ConnectionException.Code.KUBECONFIG, "\"prod\"", "one");
    assertRefused(
        ConnectionOptions.standard()
            .withKubeconfig(write("none", config("one", "{}").replace("current-context: one", ""))),
        ConnectionException.Code.KUBECONFIG,
        "no current context",
        "one");
  }

  @Test
  void c17TwoEntriesOfOneNameInOneFileAreAnErrorAsForKubectl() throws Exception {
    ConnectionOptions options =
        ConnectionOptions.standard()
            .withKubeconfig(
                write(
                    "twice",
                    config("one", "{}")
                        .replace("users: [", "users: [{name: u-one, user: {token: canary}}, ")));
    assertRefused(options, ConnectionException.Code.KUBECONFIG, "two users", "u-one");
  }

  @Test
  void c17TheFirstOfSeveralFilesCountsAndMissingOnesAreSkipped() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "KUBECONFIG",
        folder.resolve("absent")
            + ":"
            + write("first", config("one", "{token: first}"))
            + ":"
            + write("second", config("one", "{token: second}")));
    ConnectionOptions options = new ConnectionOptions(List.of(), "", Set.of(), false, environment);
    Connection connection = Connection.open(options);

    assertThat(connection.authorization()).isEqualTo("Bearer first");
    assertThat(connection.namespace()).isEqualTo("n");
    assertThat(options.files()).containsExactly(folder.resolve("first"), folder.resolve("second"));
    assertThat(connection.server()).hasToString("https://one.example");
  }

  @Test
  void c17FiveHundredContextsBehindAByteOrderMarkAreRead() throws Exception {
    StringBuilder config = new StringBuilder("\uFEFFcurrent-context: x499\nclusters:\n");
    for (int i = 0; i < 500; i++) {
      config.append("- {name: x%d, cluster: {server: 'https://x%d'}}\n".formatted(i, i));
    }
    config.append("contexts:\n");
    for (int i = 0; i < 500; i++) {
      config.append("- {name: x%d, context: {cluster: x%d}}\n".formatted(i, i));
    }
    Path file = write("many", config.toString());
    assertThat(Connection.open(ConnectionOptions.standard().withKubeconfig(file)).server())
        .hasToString("https://x499");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "[]", "a: &a [*a]", "{", "clusters: 5", "text"})
  void c17WhatIsNoKubeconfigIsAClearError(String text) throws Exception {
    assertRefused(
        ConnectionOptions.standard().withKubeconfig(write("odd", text)),
        ConnectionException.Code.KUBECONFIG,
        "kubeconfig");
  }

  @Test
  void theErrorOfABrokenKubeconfigShowsNothingOfIt() throws Exception {
    assertRefused(
        ConnectionOptions.standard()
            .withKubeconfig(write("broken", "users: [{user: {token: canary}\nx")),
        ConnectionException.Code.KUBECONFIG,
        "is not YAML");
  }

  @Test
  void unverifiedTlsNeedsTheFlag() throws Exception {
    Path file =
        write(
            "insecure",
            config("one", "{}").replace("{server:", "{insecure-skip-tls-verify: true, server:"));
    ConnectionOptions options = ConnectionOptions.standard().withKubeconfig(file);
    assertRefused(options, ConnectionException.Code.REFUSED, "--insecure-skip-tls-verify");
    assertThat(Connection.open(options.skippingTlsVerification()).isVerified()).isFalse();
  }

  @Test
  void credentialsAreNotSentOverPlainHttp() throws Exception {
    Path file = write("plain", config("one", "{token: canary}").replace("https://", "http://"));
    assertRefused(
        ConnectionOptions.standard().withKubeconfig(file),
        ConnectionException.Code.REFUSED,
        "plain http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "https://", "x", "https://u:p@host", "https://a b"})
  void aServerThatIsNoAddressIsAClearError(String server) throws Exception {
    Path file = write("odd", config("one", "{}").replace("https://one.example", server));
    assertRefused(
        ConnectionOptions.standard().withKubeconfig(file),
        ConnectionException.Code.KUBECONFIG,
        "not an https address");
  }

  @Test
  void actingAsSomebodyElseIsAskedForAndNeverForgotten() throws Exception {
    Connection connection = Connection.open(user("{token: t, as: jane, as-groups: [devs, ops]}"));
    assertThat(connection.headers())
        .containsEntry("Impersonate-User", List.of("jane"))
        .containsEntry("Impersonate-Group", List.of("devs", "ops"));
    assertRefused(
        user("{token: t, as: jane, as-user-extra: {a: [b]}}"),
        ConnectionException.Code.REFUSED,
        "as-user-extra");
  }

  @Test
  void aPodUsesItsOwnTokenAndReadsItAgainWhenItWasRenewed() throws Exception {
    write("token", "first\n");
    selfSigned("rsa:2048");
    Files.copy(folder.resolve("cert.pem"), folder.resolve("ca.crt"));
    ConnectionOptions options =
        new ConnectionOptions(
            List.of(),
            "",
            Set.of(),
            false,
            Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443"));
    Connection connection = Connection.inCluster(options, folder);

    assertThat(connection.server()).hasToString("https://[fd00::1]:443");
    assertThat(connection.authorization()).isEqualTo("Bearer first");
    write("token", "second\n");
    assertThat(connection.renewedAuthorization("Bearer first")).isEqualTo("Bearer second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ec", "ed25519"})
  void clientCertificatesAreRead(String kind) throws Exception {
    selfSigned(kind);
    Connection connection =
        Connection.open(user("{client-certificate: cert.pem, client-key: key.pem}"));
    assertThat(connection.authorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "rsa:4096", "ec"})
  void clientKeysInTheirOldFormsAreRead(String kind) throws Exception {
    selfSigned(kind);
    openssl(
        kind.equals("ec") ? "ec" : "rsa",
        "-in",
        "key.pem",
        "-out",
        "old.pem",
        kind.equals("ec") ? "-no_public" : "-traditional");
    assertThat(folder.resolve("old.pem")).content().containsPattern("BEGIN (RSA|EC) PRIVATE KEY");
    Connection connection =
        Connection.open(user("{client-certificate: cert.pem, client-key: old.pem}"));
    assertThat(connection.authorization()).isEmpty();
  }

  private void selfSigned(String kind) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("req", "-x509", "-nodes", "-subj", "/CN=test", "-newkey", kind));
    if (kind.equals("ec")) {
      command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:prime256v1"));
    }
    command.addAll(List.of("-keyout", "key.pem", "-out", "cert.pem"));
    openssl(command.toArray(new String[0]));
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
