package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An account whose identities may not be listed is read role by role, and is not taken for read.
 */
class RefusedDetailsTest {
  private static final String DETAILS = "iam:GetAccountAuthorizationDetails";
  private static final String ROLE = "arn:aws:iam::111122223333:role/cluster";
  private static final List<ResourceType> IDENTITIES =
      List.of(
          AwsTypes.IAM_ROLES, AwsTypes.IAM_USERS, AwsTypes.IAM_GROUPS, AwsTypes.MANAGED_POLICIES);
  private FakeAws aws;
  private SdkEnvironment sdk;

  @BeforeEach
  void start() throws IOException {
    aws = FakeAws.start();
    sdk = SdkEnvironment.of(aws.url());
    aws.on(
            "GET /clusters/prod",
            Response.json("{\"cluster\":{\"name\":\"prod\",\"roleArn\":\"" + ROLE + "\"}}"))
        .on(
            "GetAccountAuthorizationDetails",
            Response.queryError(
                403,
                "AccessDenied",
                "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: "
                    + DETAILS
                    + " because no identity-based policy allows it"))
        .on(
            "GetRole",
            Response.xml(
                "<GetRoleResponse><GetRoleResult><Role><RoleName>cluster</RoleName><Arn>"
                    + ROLE
                    + "</Arn></Role></GetRoleResult></GetRoleResponse>"))
        .on(
            "ListAttachedRolePolicies",
            Response.xml(
                "<ListAttachedRolePoliciesResponse><ListAttachedRolePoliciesResult>"
                    + "<AttachedPolicies/><IsTruncated>false</IsTruncated>"
                    + "</ListAttachedRolePoliciesResult></ListAttachedRolePoliciesResponse>"))
        .on(
            "ListRolePolicies",
            Response.xml(
                "<ListRolePoliciesResponse><ListRolePoliciesResult>"
                    + "<PolicyNames/><IsTruncated>false</IsTruncated>"
                    + "</ListRolePoliciesResult></ListRolePoliciesResponse>"));
  }

  @AfterEach
  void stop() {
    sdk.close();
    aws.close();
  }

  @Test
  void theRolesThatAreNamedAreReadAndEveryKindOfIdentityIsAGap() throws AwsConnectionException {
    List<Collected> clusters = new ArrayList<>();
    try (AwsCollector collector =
        AwsCollector.open(AwsConnection.STANDARD, CollectOptions.STANDARD)) {
      collector.collect(
          new Target.Named(List.of("prod")),
          IDENTITIES,
          _ -> Mentioned.NOTHING,
          Progress.SILENT,
          clusters::add);
    }

    Collected prod = clusters.getFirst();
    assertThat(prod.gaps())
        .filteredOn(gap -> gap.verb().equals(DETAILS) && gap.reason() == Reason.FORBIDDEN)
        .extracting(Gap::type)
        .containsExactlyInAnyOrderElementsOf(IDENTITIES);
    assertThat(prod.scope().complete()).doesNotContainAnyElementsOf(IDENTITIES);
    List<Mapping> roles =
        prod.documents().stream()
            .map(document -> document.value())
            .filter(value -> Values.text(value, "type").equals("AWS::IAM::Role"))
            .toList();
    assertThat(roles)
        .singleElement()
        .satisfies(
            role -> {
              assertThat(Values.text(role, "arn")).isEqualTo(ROLE);
              assertThat(Values.text(role, "GetRole", "RoleName")).isEqualTo("cluster");
              assertThat(role.get("ListAttachedRolePolicies")).isNotNull();
              assertThat(role.get("GetAccountAuthorizationDetails")).isNull();
            });
    assertThat(aws.requests("GetAccountAuthorizationDetails")).hasSize(1);
  }
}
