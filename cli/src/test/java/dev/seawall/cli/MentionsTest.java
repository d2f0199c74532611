package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.Mentioned;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What objects of a cluster name in AWS, as the objects of others' documentation name it. */
class MentionsTest {
  private static final String CLUSTER = "arn:aws:eks:eu-west-1:111122223333:cluster/prod";

  private static Mentioned of(String yaml) {
    Mentions mentions = new Mentions(CLUSTER);
    Snapshot snapshot = Snapshots.files(yaml);
    snapshot.documents().forEach(mentions::add);
    return mentions.all(List.of());
  }

  @Test
  void aSecretProviderClassNamesSecretsAndParametersInAText() {
    Mentioned found =
        of(
            """
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            metadata: {name: aws-secrets, namespace: shop}
            spec:
              provider: aws
              parameters:
                objects: |
                  - objectName: "MySecret1"
                    objectType: "secretsmanager"
                    jmesPath:
                      - path: username
                        objectAlias: dbusername
                  - objectName: /prod/db
                    objectType: ssmparameter
                  - objectName: "arn:aws:secretsmanager:us-east-2:444455556666:secret:shared-d4e5f6"
            """);

    assertThat(found.secrets())
        .containsExactly(
            "MySecret1", "arn:aws:secretsmanager:us-east-2:444455556666:secret:shared-d4e5f6");
    assertThat(found.parameters()).containsExactly("/prod/db");
  }

  @Test
  void anotherProviderAndATextThatIsNoListNameNothing() {
    Mentioned found =
        of(
            """
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            metadata: {name: vault, namespace: shop}
            spec: {provider: vault, parameters: {objects: "- objectName: a\\n  objectType: secretsmanager"}}
            ---
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            metadata: {name: broken, namespace: shop}
            spec: {provider: aws, parameters: {objects: "{{"}}
            """);

    assertThat(found).isEqualTo(Mentioned.NOTHING);
  }

  @Test
  void backupsOfVeleroAreInBucketsUnlessTheyHaveAnAddressOfTheirOwn() {
    Mentioned found =
        of(
            """
            apiVersion: velero.io/v1
            kind: BackupStorageLocation
            metadata: {name: default, namespace: velero}
            spec: {provider: velero.io/aws, objectStorage: {bucket: prod-backups, prefix: a}, config: {region: eu-west-1}}
            ---
            apiVersion: velero.io/v1
            kind: BackupStorageLocation
            metadata: {name: near, namespace: velero}
            spec: {provider: aws, objectStorage: {bucket: near}, config: {s3Url: "http://minio.velero.svc:9000"}}
            ---
            apiVersion: velero.io/v1
            kind: BackupStorageLocation
            metadata: {name: azure, namespace: velero}
            spec: {provider: azure, objectStorage: {bucket: container}}
            """);

    assertThat(found.buckets()).containsExactly("prod-backups");
  }

  @Test
  void anExternalSecretTakesFromTheStoreItNamesWhicheverWasReadFirst() {
    Mentioned found =
        of(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: db, namespace: shop}
            spec:
              secretStoreRef: {name: store}
              data:
                - {secretKey: password, remoteRef: {key: db, property: password}}
                - {secretKey: token, remoteRef: {key: /prod/token}, sourceRef: {storeRef: {kind: ClusterSecretStore, name: parameters}}}
              dataFrom:
                - extract: {key: all}
                - find: {name: {regexp: ".*"}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: db, namespace: other}
            spec: {secretStoreRef: {name: store}, data: [{secretKey: a, remoteRef: {key: not-of-this-store}}]}
            ---
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: store, namespace: shop}
            spec: {provider: {aws: {service: SecretsManager, region: eu-west-1, prefix: prod/}}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: parameters}
            spec: {provider: {aws: {service: ParameterStore, region: eu-central-1, role: "arn:aws:iam::444455556666:role/reader"}}}
            """);

    assertThat(found.secrets()).containsExactly("prod/all", "prod/db");
    assertThat(found.parameters())
        .containsExactly("arn:aws:ssm:eu-central-1:444455556666:parameter/prod/token");
    assertThat(found.roles()).containsExactly("arn:aws:iam::444455556666:role/reader");
  }

  private static String node(String name, String architecture) {
    return """
    apiVersion: v1
    kind: Node
    metadata: {name: %s, labels: {kubernetes.io/os: linux%s}}
    ---
    """
        .formatted(name, architecture.isEmpty() ? "" : ", kubernetes.io/arch: " + architecture);
  }

  @Test
  void nodesAreOfTheirPlatformsUnlessOneDoesNotSayOfWhich() {
    String known = node("a", "amd64") + node("b", "arm64") + node("c", "amd64");

    assertThat(of(known).platforms()).containsExactly("linux/amd64", "linux/arm64");
    assertThat(of(known + node("d", "")).platforms()).isEmpty();
  }
}
