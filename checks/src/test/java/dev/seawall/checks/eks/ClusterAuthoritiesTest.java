package dev.seawall.checks.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificate authorities of which little or nothing was read, and clusters that have none. */
class ClusterAuthoritiesTest {
  /** A certificate until 27 February 2027, as PEM in base64. */
  private static final String OLD =
      "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJGVENCdmFBREFnRUNBZ0VCTUFvR0NDcUdTTTQ5QkFNQ01CVXhFekFSQmdOVkJBTU1DbXQxWW1WeWJtVjAKWlhNd0hoY05NVGN3TXpBeE1UQXdNREF3V2hjTk1qY3dNakkzTVRBd01EQXdXakFWTVJNd0VRWURWUVFEREFwcgpkV0psY201bGRHVnpNRmt3RXdZSEtvWkl6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUV1TTJWSTZRL1FiMHN6Z09RCjV1Q1JTSEEzbldZa1pOSzNESldETWFCcktTNXRXalppcmYyb1piRHFxZnFCcVpUOExVMjdPZWNEclA4QUhMNDkKV2s3dmNUQUtCZ2dxaGtqT1BRUURBZ05IQURCRUFpQmRsa1J0QzgzYW1BZXorU3FvckpIWUVxNExxYTVaUUlRWApja1FRcU9laVV3SWdFOWEyVUs2STRzWnE3OENEVzZvVFVOeHdGcExyMy9ZOEYvV0NtcG5CNFVzPQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==";

  /** A certificate until 12 January 2034. */
  private static final String YOUNG =
      "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJGVENCdmFBREFnRUNBZ0VCTUFvR0NDcUdTTTQ5QkFNQ01CVXhFekFSQmdOVkJBTU1DbXQxWW1WeWJtVjAKWlhNd0hoY05NalF3TVRFMU1UQXpNREF3V2hjTk16UXdNVEV5TVRBek1EQXdXakFWTVJNd0VRWURWUVFEREFwcgpkV0psY201bGRHVnpNRmt3RXdZSEtvWkl6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUVydHZkUkkzbmtIZEllUFhNCmFPN0ZQT0JsNzYyVDI4UGNxaURwd3piY25KbVVUMUNnd0xjVUdHZTd4NGlXLzJDQWFlb0UvSGhxZEpVbER4aG8KUGNjRHRUQUtCZ2dxaGtqT1BRUURBZ05IQURCRUFpQURYTmhWS0o5M3RMeWViNjFFNXVNWHNTRnhpSmQyS1k0dAo5ckM5czdTNExBSWdXdkZHRVVUbk9mNHJKNmp4ZFdrVGt0ak93TytBajZScWZXaDkycWVvY2pzPQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==";

  private static final String DENIED = "eks:ListCertificateAuthorities was denied";
  private static final List<Check<EksCluster>> ALL =
      List.of(
          new ClusterCaExpiresSoon(),
          new ClusterCaSuccessorNotActivated(),
          new ClusterCaDistributionFailed());

  private static Snapshot cluster(String described, String more) {
    return Snapshots.files(
        """
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        DescribeCluster: %s
        %s
        """
            .formatted(described, more));
  }

  /** The list of the authorities was refused. */
  private static Snapshot denied(String described) {
    Snapshot snapshot = cluster(described, "");
    Document read = snapshot.documents().getFirst();
    Map<String, Value> fields = new LinkedHashMap<>(read.value().entries());
    fields.put("ListCertificateAuthorities", new Unresolved(DENIED));
    return new Snapshot(
        snapshot.scope(),
        List.of(new Document(Mapping.of(fields), read.origin())),
        snapshot.gaps(),
        snapshot.problems());
  }

  private static String trusting(String... certificates) {
    StringBuilder bundle = new StringBuilder();
    for (String each : certificates) {
      bundle.append(new String(Base64.getDecoder().decode(each), StandardCharsets.UTF_8));
    }
    String data =
        Base64.getEncoder().encodeToString(bundle.toString().getBytes(StandardCharsets.UTF_8));
    return "{status: ACTIVE, certificateAuthority: {data: '" + data + "'}}";
  }

  private static List<String> reasons(Results results) {
    assertThat(results.findings()).isEmpty();
    return results.unknown().stream().map(UnknownVerdict::reason).toList();
  }

  private static void isNotAsked(Check<EksCluster> check, Snapshot snapshot) {
    Results results = Examples.judge(check, snapshot);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
    assertThat(results.coverage().decided()).isZero();
  }

  @Test
  void aListThatWasRefusedIsUnknown() {
    for (Check<EksCluster> check : ALL) {
      assertThat(reasons(Examples.judge(check, denied("{status: ACTIVE}"))))
          .singleElement()
          .asString()
          .contains(DENIED);
    }
  }

  @Test
  void whatClientsTrustDecidesWhereTheListWasRefused() {
    Check<EksCluster> check = new ClusterCaExpiresSoon();
    assertThat(Examples.judge(check, denied(trusting(OLD))).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo("the certificate authority that signs for prod expires on 2027-02-27");
              assertThat(finding.evidence().getFirst().toString()).doesNotContain("LS0t");
            });
    assertThat(Examples.judge(check, denied(trusting(YOUNG))).coverage().decided()).isEqualTo(1);
    assertThat(Examples.judge(check, denied(trusting(OLD, OLD))).findings()).hasSize(1);
    // Two of them, and one expires soon: which one signs is what was refused.
    assertThat(reasons(Examples.judge(check, denied(trusting(YOUNG, OLD)))))
        .containsExactly("which certificate authority of prod signs was not read");
    isNotAsked(new ClusterCaSuccessorNotActivated(), denied(trusting(OLD)));
    assertThat(
            reasons(
                Examples.judge(new ClusterCaSuccessorNotActivated(), denied(trusting(YOUNG, OLD)))))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'%%%'", "bm90IGEgY2VydGlmaWNhdGU=", "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t", "7"})
  void whatIsNoCertificateIsUnknown(String data) {
    Snapshot snapshot =
        denied("{status: ACTIVE, certificateAuthority: {data: %s}}".formatted(data));
    assertThat(reasons(Examples.judge(new ClusterCaExpiresSoon(), snapshot))).hasSize(1);
  }

  @Test
  void detailsThatWereRefusedAreMadeUpForByTheCertificate() {
    String listed = "ListCertificateAuthorities: [{id: a, signingStatus: IN_USE}]";
    Check<EksCluster> check = new ClusterCaExpiresSoon();
    assertThat(reasons(Examples.judge(check, cluster("{status: ACTIVE}", listed))))
        .containsExactly("when the certificate authority of prod expires is not told");
    String none = "ListCertificateAuthorities: []";
    assertThat(Examples.judge(check, cluster(trusting(OLD), none)).findings()).hasSize(1);
  }

  @Test
  void anAuthorityThatIsBeingActivatedSigns() {
    String listed =
        """
        ListCertificateAuthorities:
          - {id: a, createdAt: '2017-03-01T10:00:00Z', signingStatus: IN_USE, distributionStatus: COMPLETE,
             validity: {notAfter: '2027-02-27T10:00:00Z'}}
          - {id: b, createdAt: '2025-03-01T10:00:00Z', signingStatus: ACTIVATING, distributionStatus: COMPLETE,
             validity: {notAfter: '2030-02-27T10:00:00Z'},
             scheduledEvents: {firstAutoActivation: '2026-08-27T10:00:00Z'}}
        """;
    for (Check<EksCluster> check : ALL) {
      assertThat(Examples.judge(check, cluster("{status: ACTIVE}", listed)).findings()).isEmpty();
      assertThat(Examples.judge(check, cluster("{status: ACTIVE}", listed)).unknown()).isEmpty();
    }
  }

  @Test
  void aListInWhichNobodySignsIsUnknown() {
    String listed = "ListCertificateAuthorities: [{id: a, signingStatus: NOT_USED}]";
    assertThat(
            reasons(
                Examples.judge(new ClusterCaExpiresSoon(), cluster("{status: ACTIVE}", listed))))
        .containsExactly("no certificate authority is said to sign");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-05-19T11:59:59Z, expires",
    "2026-11-20T11:59:59Z, expired",
    "2027-05-19T12:00:00Z, ''"
  })
  void anAuthorityExpiresSoonUpToTheSecond(String end, String told) {
    String listed =
        "ListCertificateAuthorities: [{id: a, signingStatus: IN_USE, validity: {notAfter: '%s'}}]"
            .formatted(end);
    assertThat(
            Examples.judge(new ClusterCaExpiresSoon(), cluster("{status: ACTIVE}", listed))
                .findings())
        .extracting(Finding::message)
        .allMatch(message -> message.contains(" " + told + " on "))
        .hasSize(told.isEmpty() ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2027-01-19T11:59:59Z, -, NOT_USED, COMPLETE, EKS activates it on 2027-01-19",
        "2027-01-19T12:00:00Z, -, NOT_USED, COMPLETE, -",
        "2026-10-01T00:00:00Z, 2027-03-01T00:00:00Z, NOT_USED, COMPLETE, -",
        "2026-06-01T00:00:00Z, 2026-10-15T00:00:00Z, NOT_USED, COMPLETE, EKS was to activate it on"
            + " 2026-10-15",
        "2026-12-01T00:00:00Z, -, NOT_USED, FAILED, -",
        "2026-12-01T00:00:00Z, -, NOT_USED, DELETING, -",
        "2026-12-01T00:00:00Z, -, IN_USE, COMPLETE, -"
      })
  void aSuccessorIsToldSixtyDaysAhead(
      String first, String last, String signing, String distribution, String told) {
    String listed =
        """
        ListCertificateAuthorities:
          - {id: a, createdAt: '2017-03-01T10:00:00Z', signingStatus: %s, distributionStatus: COMPLETE}
          - {id: b, createdAt: '2025-03-01T10:00:00Z', signingStatus: %s, distributionStatus: %s,
             scheduledEvents: {firstAutoActivation: '%s', finalAutoActivation: %s}}
        """
            .formatted(
                signing.equals("IN_USE") ? "NOT_USED" : "IN_USE",
                signing,
                distribution,
                first,
                last == null ? "null" : "'" + last + "'");
    Results results =
        Examples.judge(new ClusterCaSuccessorNotActivated(), cluster("{status: ACTIVE}", listed));
    assertThat(results.unknown()).isEmpty();
    assertThat(results.findings())
        .extracting(Finding::message)
        .isEqualTo(
            told == null
                ? List.of()
                : List.of("the next certificate authority of prod is not activated; " + told));
  }

  @Test
  void aSuccessorWithoutADateIsUnknown() {
    String listed =
        """
        ListCertificateAuthorities:
          - {id: a, createdAt: '2017-03-01T10:00:00Z', signingStatus: IN_USE, distributionStatus: COMPLETE}
          - {id: b, createdAt: '2025-03-01T10:00:00Z', signingStatus: NOT_USED, distributionStatus: COMPLETE}
        """;
    assertThat(
            reasons(
                Examples.judge(
                    new ClusterCaSuccessorNotActivated(), cluster("{status: ACTIVE}", listed))))
        .containsExactly("when EKS activates the successor of prod is not told");
  }

  @Test
  void aClusterThatIsBeingMadeAndOneThatAwsDoesNotRunAreNotAsked() {
    isNotAsked(
        new ClusterCaExpiresSoon(),
        cluster("{status: CREATING, certificateAuthority: {}}", "ListCertificateAuthorities: []"));
    for (Check<EksCluster> check : ALL) {
      isNotAsked(check, denied("{status: ACTIVE, connectorConfig: {provider: GKE}}"));
    }
  }
}
