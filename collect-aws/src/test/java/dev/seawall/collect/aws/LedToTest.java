package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known from other resources alone is not taken for absent where those were not read. */
class LedToTest {
  private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1");
  private static final Wanted ALL = Wanted.of(AwsTypes.all());

  private static Gap gap(ResourceType type, String verb, Gap.Reason reason) {
    return new Gap(type, "111122223333/eu-west-1", verb, reason, verb + " was denied");
  }

  private static List<Gap> with(Gap gap) {
    return LedTo.with(List.of(gap), List.of(), PLACE, ALL).stream()
        .filter(each -> !each.equals(gap))
        .toList();
  }

  @Test
  void certificatesOfLoadBalancersThatWereNotListedAreNotKnown() {
    String verb = "elasticloadbalancing:DescribeLoadBalancers";
    assertThat(with(gap(AwsTypes.LOAD_BALANCERS, verb, Gap.Reason.FORBIDDEN)))
        .extracting(Gap::type, Gap::message)
        .containsExactly(
            tuple(
                AwsTypes.CERTIFICATES,
                "which AWS::CertificateManager::Certificate there are is not known: "
                    + verb
                    + " was denied"),
            tuple(
                AwsTypes.SECURITY_GROUPS,
                "which AWS::EC2::SecurityGroup there are is not known: " + verb + " was denied"),
            tuple(
                AwsTypes.BUCKETS,
                "which AWS::S3::Bucket there are is not known: " + verb + " was denied"));
  }

  @Test
  void aSingleOperationLeadsToo() {
    String verb = "elasticloadbalancing:DescribeListeners";
    ResourceType listeners = new ResourceType("", verb, AwsTypes.LOAD_BALANCERS.kind(), false);
    assertThat(with(gap(listeners, verb, Gap.Reason.UNAVAILABLE)))
        .extracting(Gap::type)
        .containsExactly(AwsTypes.CERTIFICATES);
  }

  @Test
  void volumesInterfacesAndImagesOfInstancesThatWereNotListedAreNotKnown() {
    assertThat(with(gap(AwsTypes.INSTANCES, "ec2:DescribeInstances", Gap.Reason.FORBIDDEN)))
        .extracting(Gap::type)
        .containsExactlyInAnyOrder(
            AwsTypes.VOLUMES,
            AwsTypes.NETWORK_INTERFACES,
            AwsTypes.IMAGES,
            AwsTypes.SUBNETS,
            AwsTypes.SECURITY_GROUPS);
  }

  @Test
  void whatAClusterThatWasNotDescribedNamesIsNotKnown() {
    String verb = "eks:DescribeCluster";
    ResourceType described = new ResourceType("", verb, AwsTypes.EKS_CLUSTERS.kind(), false);
    assertThat(with(gap(described, verb, Gap.Reason.FORBIDDEN)))
        .extracting(Gap::type)
        .containsExactlyInAnyOrder(
            AwsTypes.VPCS,
            AwsTypes.SUBNETS,
            AwsTypes.SECURITY_GROUPS,
            AwsTypes.TRANSIT_GATEWAYS,
            AwsTypes.FILE_SYSTEMS,
            AwsTypes.KMS_KEYS);
  }

  @Test
  void whatObjectsNameIsNotKnownWhereTheyWereNotListed() {
    Gap gap =
        new Gap(
            Types.BACKUP_STORAGE_LOCATIONS,
            "velero",
            "list",
            Gap.Reason.FORBIDDEN,
            "list backupstoragelocations.velero.io is not allowed");
    assertThat(LedTo.with(List.of(), List.of(gap), PLACE, ALL))
        .extracting(Gap::type, Gap::namespace, Gap::message)
        .containsExactly(
            tuple(
                AwsTypes.BUCKETS,
                "111122223333/eu-west-1",
                "which AWS::S3::Bucket there are is not known: "
                    + "list backupstoragelocations.velero.io is not allowed"));
  }

  @Test
  void whatWasNotAskedForHidesNothing() {
    assertThat(with(gap(AwsTypes.TRAILS, "cloudtrail:DescribeTrails", Gap.Reason.NOT_ASKED)))
        .isEmpty();
  }

  @Test
  void aTypeThatNobodyWantsIsNotMissing() {
    Gap gap = gap(AwsTypes.INSTANCES, "ec2:DescribeInstances", Gap.Reason.FORBIDDEN);
    assertThat(LedTo.with(List.of(gap), List.of(), PLACE, Wanted.of(List.of(AwsTypes.INSTANCES))))
        .containsExactly(gap);
  }
}
