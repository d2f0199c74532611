package dev.seawall.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.RunningImages;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster mounts and runs is found on the AWS side by what names it. */
class StorageJoinsTest {
  private static final String AWS =
      """
      type: AWS::EC2::Volume
      arn: arn:aws:ec2:eu-west-1:111122223333:volume/vol-1
      ---
      type: AWS::EFS::FileSystem
      arn: arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1
      DescribeFileSystems: {FileSystemId: fs-1}
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: data}
      spec: %s
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}} | true | false",
        "{csi: {driver: ebs.csi.eks.amazonaws.com, volumeHandle: vol-1}} | true | false",
        "{awsElasticBlockStore: {volumeID: \"aws://eu-west-1a/vol-1\"}} | true | false",
        "{csi: {driver: efs.csi.aws.com, volumeHandle: fs-1}} | false | true",
        "{csi: {driver: efs.csi.aws.com, volumeHandle: \"fs-1:/data:fsap-1\"}} | false | true",
        "{csi: {driver: efs.csi.aws.com, volumeHandle: fs-12}} | false | false",
        "{csi: {driver: other.example.com, volumeHandle: vol-1}} | false | false",
        "{csi: {driver: ebs.csi.aws.com, volumeHandle: 7}} | false | false",
      })
  void aPersistentVolumeIsOnWhatItNames(String spec, boolean ebs, boolean efs) {
    Inventory inventory = new Inventory(Snapshots.cluster(AWS.formatted(spec)));
    ClusterVolumes volumes = ClusterVolumes.of(inventory);
    assertThat(volumes.on(inventory.aws().all(Volume.class).getFirst()).isPresent()).isEqualTo(ebs);
    assertThat(volumes.on(inventory.aws().all(FileSystem.class).getFirst()).isPresent())
        .isEqualTo(efs);
  }

  @Test
  void aContainerRunsAnImageOfARepositoryOfThatAccountAndRegion() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: shop}
        spec:
          initContainers:
            - {name: init, image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1"}
          containers:
            - {name: other, image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app2:1"}
            - {name: region, image: "111122223333.dkr.ecr.eu-west-2.amazonaws.com/team/app:1"}
            - {name: account, image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/app:1"}
        ---
        type: AWS::ECR::Repository
        arn: arn:aws:ecr:eu-west-1:111122223333:repository/team/app
        """;
    Inventory inventory = new Inventory(Snapshots.cluster(pod));
    Repository repository = inventory.aws().all(Repository.class).getFirst();
    assertThat(RunningImages.of(inventory).of(repository))
        .singleElement()
        .satisfies(each -> assertThat(each.container().name()).isEqualTo("init"));
    assertThat(
            inventory.cluster().all(Container.class).stream()
                .filter(each -> RunningImages.repository(each, inventory).isPresent())
                .map(Container::name))
        .containsExactly("init");
  }

  @ParameterizedTest
  @CsvSource({
    "'*', true",
    "team/*, true",
    "app, true",
    "team/a*p, true",
    "te.m/*, false",
    "other, false"
  })
  void aScanningFilterWithoutAWildcardMeansNamesThatContainIt(String filter, boolean meant) {
    Inventory inventory =
        new Inventory(
            Snapshots.files(
                """
                type: AWS::ECR::Repository
                arn: arn:aws:ecr:eu-west-1:111122223333:repository/team/app
                ---
                type: AWS::Region
                arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
                GetRegistryScanningConfiguration:
                  rules: [{scanFrequency: SCAN_ON_PUSH, repositoryFilters: [{filter: "%s"}]}]
                """
                    .formatted(filter)));
    Repository repository = inventory.aws().all(Repository.class).getFirst();
    assertThat(
            repository.scanningRule(repository.registry(inventory.aws()).orElseThrow()).isPresent())
        .isEqualTo(meant);
  }
}
