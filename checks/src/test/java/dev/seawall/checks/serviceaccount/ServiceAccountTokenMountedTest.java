package dev.seawall.checks.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** That what {@code kubectl get all} leaves out is not taken for what does not exist. */
class ServiceAccountTokenMountedTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: ci}
      spec:
        serviceAccountName: deployer
        containers: [{name: app, image: registry.example/app:1.0}]
      """;

  @Test
  void filesWithoutTheServiceAccountDoNotSayThatItHasNoRights() {
    ServiceAccountTokenMounted check = new ServiceAccountTokenMounted();
    assertThat(Examples.judge(check, Snapshots.files(POD)).findings()).isEmpty();
    assertThat(Examples.judge(check, Snapshots.cluster(POD)).findings()).hasSize(1);
  }
}
