package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands where Kubernetes objects have their namespace. */
class ResourceNameTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:eks:eu-west-1:111122223333:cluster/prod, 111122223333/eu-west-1/prod",
    "arn:aws:iam::111122223333:role/app, 111122223333/app",
    "arn:aws:ec2:eu-west-1::image/ami-1, eu-west-1/ami-1",
    "arn:aws:s3:::trail, trail"
  })
  void accountAndRegionAsFarAsTheArnHasThem(String arn, String name) {
    assertThat(AwsResource.idOf("AWS::Any", Arn.of(arn).orElseThrow()).qualifiedName())
        .isEqualTo(name);
  }
}
