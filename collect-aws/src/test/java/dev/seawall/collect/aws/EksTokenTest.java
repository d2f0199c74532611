package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Tokens are what {@code aws eks get-token} makes: the expected signatures were computed by
 * botocore 1.43.11 for the same keys and moment.
 */
class EksTokenTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private static Map<String, String> query(AwsCredentialsIdentity credentials, String region) {
    String token = EksToken.of("prod", region, credentials, NOON);
    assertThat(token).startsWith("k8s-aws-v1.").doesNotContain("=");
    byte[] decoded = Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length()));
    URI url = URI.create(new String(decoded, StandardCharsets.UTF_8));
    Map<String, String> query = new TreeMap<>(Map.of("host", url.getHost()));
    for (String pair : url.getQuery().split("&")) {
      query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return query;
  }

  @Test
  void aTokenIsTheOneThatTheAwsCliMakes() {
    assertThat(query(AwsBasicCredentials.create("AKIDEXAMPLE", KEY), "eu-west-1"))
        .isEqualTo(
            Map.of(
                "host", "sts.eu-west-1.amazonaws.com",
                "Action", "GetCallerIdentity",
                "Version", "2011-06-15",
                "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                "X-Amz-Credential", "AKIDEXAMPLE/20261120/eu-west-1/sts/aws4_request",
                "X-Amz-Date", "20261120T120000Z",
                "X-Amz-Expires", "60",
                "X-Amz-SignedHeaders", "host;x-k8s-aws-id",
                "X-Amz-Signature",
                    "a5cb1d4d3f7791fae9015aef3b61ac824b80b560d0ad4f659398c0f97e5174f7"));
  }

  @Test
  void aSessionsTokenIsPartOfIt() {
    assertThat(query(AwsSessionCredentials.create("AKIDEXAMPLE", KEY, "TOKEN"), "eu-west-1"))
        .containsEntry("X-Amz-Security-Token", "TOKEN")
        .containsEntry(
            "X-Amz-Signature", "eaacb411799bec4dd25114156c7e3d0f19471a32d5a12d7dc4c1525b08ad0fcb");
  }

  @Test
  void aRegionOfAnotherPartitionHasItsOwnHost() {
    assertThat(query(AwsBasicCredentials.create("AKIDEXAMPLE", KEY), "cn-north-1"))
        .containsEntry("host", "sts.cn-north-1.amazonaws.com.cn");
  }
}
