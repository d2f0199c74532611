package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that open a kubelet are found in each form of user data, and nothing else is. */
class KubeletSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/eks/bootstrap.sh prod --kubelet-extra-args '--anonymous-auth=true'",
        "KUBELET_ARGS=\"--node-labels=a=b --read-only-port=10255\"",
        "      - --authorization-mode=AlwaysAllow",
        "readOnlyPort: 10255",
        "{\"kind\": \"KubeletConfiguration\", \"readOnlyPort\": 10255}",
        "authentication:\n  anonymous:\n    enabled: true",
        "authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}",
        "authorization:\n  mode: AlwaysAllow",
        "allowedUnsafeSysctls:\n- net.core.somaxconn",
        "allowed-unsafe-sysctls = [\"net.core.somaxconn\"]",
        "--allowed-unsafe-sysctls=kernel.msg*",
        "protectKernelDefaults: false",
        "streamingConnectionIdleTimeout: 0s",
        "makeIPTablesUtilChains: false",
        "--kubelet-extra-args '--read-only-port 10255'",
        "--kubelet-extra-args '--authorization-mode AlwaysAllow --v 2'",
        "--allowed-unsafe-sysctls 'kernel.*'",
        "--kubelet-extra-args '--anonymous-auth'",
        "--kubelet-extra-args '--anonymous-auth --v=2'",
        "jq '.readOnlyPort=10255' kubelet-config.json",
        "jq '.authentication.anonymous.enabled = true' kubelet-config.json",
        "jq '.authorization.mode=\"AlwaysAllow\"' kubelet-config.json"
      })
  void isFound(String text) {
    assertThat(KubeletSettings.opening("spec:\n" + text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# --anonymous-auth=true",
        "--anonymous-auth=false --read-only-port=0 --authorization-mode=Webhook",
        "readOnlyPort: 0",
        "authentication:\n  anonymous:\n    enabled: false\n  webhook:\n    enabled: true",
        "authentication: {anonymous: {enabled: false}, webhook: {enabled: true}}",
        "anonymous:\nother:\n  enabled: true",
        "authorization: {mode: Webhook}",
        "allowedUnsafeSysctls: []",
        "allowed-unsafe-sysctls = []",
        "protectKernelDefaults: true",
        "streamingConnectionIdleTimeout: 4h0m0s",
        "--streaming-connection-idle-timeout=05m",
        "--read-only-port 0 --authorization-mode Webhook",
        "echo allowed-unsafe-sysctls are refused",
        "jq '.readOnlyPort=0 | .authentication.anonymous.enabled=false' kubelet-config.json"
      })
  void isNotFound(String text) {
    assertThat(KubeletSettings.opening("spec:\n" + text)).isEmpty();
  }

  @Test
  void eachIsToldWithItsLine() {
    assertThat(
            KubeletSettings.opening(
                "kubelet:\n  readOnlyPort: 10255\n  authorization:\n    mode: AlwaysAllow\n"))
        .containsExactly(
            new KubeletSettings.Found("read-only-port is open", 2),
            new KubeletSettings.Found("authorization-mode=AlwaysAllow", 4));
  }
}
