package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image is in an account's registry only when the registry is the whole host name. */
class EcrImageTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app, eu-west-1, app, latest",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.2, eu-west-1, team/app, 1.2",
    "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1, cn-north-1, app, 1",
    "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app:1, us-gov-west-1, app, 1",
    "111122223333.dkr-ecr.eu-west-1.on.aws/app:1, eu-west-1, app, 1",
  })
  void aRegistryIsAnAccountInARegion(String text, String region, String repository, String tag) {
    assertThat(EcrImage.of(text))
        .contains(new EcrImage("111122223333", region, repository, tag, ""));
  }

  @Test
  void aDigestNeedsNoTag() {
    String registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app";
    assertThat(EcrImage.of(registry + "@" + DIGEST))
        .contains(new EcrImage("111122223333", "eu-west-1", "app", "", DIGEST));
    assertThat(EcrImage.of(registry + ":1@" + DIGEST))
        .contains(new EcrImage("111122223333", "eu-west-1", "app", "1", DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/app",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com/app",
        "x111122223333.dkr.ecr.eu-west-1.amazonaws.com/app",
        "1111222233334.dkr.ecr.eu-west-1.amazonaws.com/app",
        "evil.dkr.ecr.io/app",
        "public.ecr.aws/docker/library/nginx:1",
        "nginx",
        "",
      })
  void whatOnlyContainsTheWordsIsNone(String text) {
    assertThat(EcrImage.of(text)).isEmpty();
  }
}
