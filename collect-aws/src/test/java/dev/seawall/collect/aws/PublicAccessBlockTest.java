package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What S3 blocks in the whole account is asked for the account, and told of it. */
@Timeout(60)
class PublicAccessBlockTest {
  private static final String ASKED = "GET /v20180820/configuration/publicAccessBlock";
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  @Test
  void theBlockOfTheAccountIsRead() throws AwsConnectionException {
    account.on(
        ASKED,
        Response.xml(
            """
            <PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">
            <BlockPublicAcls>true</BlockPublicAcls><RestrictPublicBuckets>false</RestrictPublicBuckets>
            </PublicAccessBlockConfiguration>
            """));

    assertThat(read().get("GetPublicAccessBlock"))
        .hasToString("{\"BlockPublicAcls\": true, \"RestrictPublicBuckets\": false}");
    assertThat(account.requests(ASKED))
        .isNotEmpty()
        .allSatisfy(
            request -> assertThat(request.header("X-amz-account-id")).isEqualTo("111122223333"));
  }

  @Test
  void anAccountThatHasNoneSaysSo() throws AwsConnectionException {
    account.on(
        ASKED, Response.queryError(404, "NoSuchPublicAccessBlockConfiguration", "there is none"));

    assertThat(read().get("GetPublicAccessBlock")).isEqualTo(Null.NULL);
  }

  private Mapping read() throws AwsConnectionException {
    return account.prod(List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.ACCOUNTS)).documents().stream()
        .map(Document::value)
        .filter(value -> Values.text(value, "type").equals("AWS::Account"))
        .findFirst()
        .orElseThrow();
  }
}
