package dev.seawall.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.VeleroBackups.Holding;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backup of Velero counts for what it surely holds; where it may hold less, nobody guesses. */
class VeleroBackupsTest {
  private static final String BEGAN = "2026-11-20T01:00:05Z";

  @Test
  void aCompletedBackupOfEverythingHoldsTheCluster() {
    assertThat(held(backup("2026-11-20T01:00:00Z", "{}", "Completed"))).isEqualTo(Holding.CERTAIN);
  }

  @Test
  void whatAPartlyFailedBackupLacksIsNotKnown() {
    assertThat(held(backup("2026-11-20T01:00:00Z", "{}", "PartiallyFailed")).doubt())
        .hasValue("what Backup velero/daily failed to take in is in its log alone");
  }

  @Test
  void aBackupThatIsOlderThanItsObjectMayBeOfAnotherCluster() {
    assertThat(held(backup("2026-11-20T01:30:00Z", "{}", "Completed")).doubt())
        .hasValue("Backup velero/daily was found in the bucket, and may be of another cluster");
  }

  @Test
  void aResourcePolicyMayLeaveThingsOut() {
    String spec = "{resourcePolicy: {kind: configmap, name: skip}}";
    assertThat(held(backup("2026-11-20T01:00:00Z", spec, "Completed")).doubt()).isPresent();
  }

  @Test
  void whetherAPatternIsUnderstoodDependsOnTheVersion() {
    String backup = backup("2026-11-20T01:00:00Z", "{includedNamespaces: ['shop-*']}", "Completed");
    assertThat(held(backup).doubt())
        .hasValue("Backup velero/daily names shop-a by a pattern, which Velero knows since 1.18");
    assertThat(held(backup + velero("velero/velero:v1.17.2"))).isEqualTo(Holding.NOTHING);
    assertThat(held(backup + velero("registry.example/velero:1.18.0"))).isEqualTo(Holding.CERTAIN);
    assertThat(held(backup + velero("velero/velero-plugin-for-aws:v1.12.0")).doubt()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "shop-*, shop-a, true",
    "shop-*, shop, false",
    "*-prod, shop-prod, true",
    "*-prod, shop-prod-2, false",
    "s*p-?, shop-a, true",
    "s*p-?, shop-ab, false",
    "ns[123], ns2, true",
    "ns[123], ns4, false",
    "ns[a-c]*, nsb-1, true",
    "ns[a-c], ns-, false",
    "ns[a, nsa, false",
    "'*a*a*a*a*a*a*a*a*a*a*a*a*b', aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " false",
  })
  void patternsMeanWhatVeleroMeansByThem(String pattern, String name, boolean matches) {
    assertThat(new NamespacePatterns(List.of(pattern)).match(name)).isEqualTo(matches);
  }

  private static Holding held(String yaml) {
    String namespace = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop-a}\n";
    return VeleroBackups.of(new Inventory(Snapshots.cluster(namespace + yaml))).cluster();
  }

  private static String backup(String created, String spec, String phase) {
    return """
    ---
    apiVersion: velero.io/v1
    kind: Backup
    metadata: {name: daily, namespace: velero, creationTimestamp: "%s"}
    spec: %s
    status: {phase: %s, startTimestamp: "%s"}
    """
        .formatted(created, spec, phase, BEGAN);
  }

  private static String velero(String image) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: velero, namespace: velero}
    spec: {template: {spec: {containers: [{name: velero, image: "%s"}]}}}
    """
        .formatted(image);
  }
}
