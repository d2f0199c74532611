package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The policies of a single log group are asked for beside those of the account. */
@Timeout(60)
class LogGroupPoliciesTest {
  private static final String GROUP =
      "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/eks/prod/cluster";
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  @Test
  void eachPolicyStandsWhereItHolds() throws AwsConnectionException {
    account.on(
        "DescribeLogGroups",
        Response.json(
            "{\"logGroups\": [{\"logGroupName\": \"/aws/eks/prod/cluster\", \"arn\": \"%s:*\"}]}"
                .formatted(GROUP)));
    account.on(
        "DescribeResourcePolicies",
        request ->
            Response.json(
                "{\"resourcePolicies\": [{\"policyName\": \"%s\", \"policyDocument\": \"{}\"}]}"
                    .formatted(
                        request.body().contains("\"RESOURCE\"")
                                && request.body().contains('"' + GROUP + '"')
                            ? "own"
                            : "account")));

    List<Mapping> documents =
        account
            .prod(List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.LOG_GROUPS, AwsTypes.REGIONS))
            .documents()
            .stream()
            .map(Document::value)
            .toList();

    assertThat(policies(documents, "AWS::Logs::LogGroup")).containsExactly("own");
    assertThat(policies(documents, "AWS::Region")).containsExactly("account");
  }

  private static List<String> policies(List<Mapping> documents, String type) {
    return documents.stream()
        .filter(each -> Values.text(each, "type").equals(type))
        .flatMap(each -> Values.each(each, "policyName", "DescribeResourcePolicies").stream())
        .toList();
  }
}
