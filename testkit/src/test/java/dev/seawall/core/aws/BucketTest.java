package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** Nobody is told that a bucket is not blocked before the account was asked. */
class BucketTest {
  private static final String BUCKET =
      """
      type: AWS::S3::Bucket
      arn: arn:aws:s3:::logs
      GetPublicAccessBlock: {BlockPublicAcls: true}
      """;
  private static final String ACCOUNT =
      """
      ---
      type: AWS::Account
      arn: arn:aws:account::111122223333:account/111122223333
      """;

  @Test
  void itsOwnBlockNeedsNoOther() {
    assertThat(blocks("BlockPublicAcls", "")).isTrue();
  }

  @Test
  void withoutTheAccountsAnswerNothingIsKnown() {
    assertThatThrownBy(() -> blocks("IgnorePublicAcls", ""))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("what the account of logs blocks");
    assertThatThrownBy(() -> blocks("IgnorePublicAcls", ACCOUNT + "GetAccountSummary: {}\n"))
        .isInstanceOf(UnresolvedFactException.class);
  }

  @Test
  void anAccountThatHasNoneBlocksNothing() {
    assertThat(blocks("IgnorePublicAcls", ACCOUNT + "GetPublicAccessBlock: null\n")).isFalse();
  }

  private static boolean blocks(String setting, String account) {
    Aws aws = new Aws(Snapshots.cluster(BUCKET + account));
    return aws.all(Bucket.class).getFirst().blocks(setting, aws).is(true);
  }
}
