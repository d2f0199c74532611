package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "https://0123ABCD.gr7.eu-west-1.eks.amazonaws.com, eu-west-1",
    "https://0123ABCD.gr7.eu-west-1.eks.amazonaws.com/, eu-west-1",
    "https://0123ABCD.sk1.us-gov-west-1.eks.amazonaws.com, us-gov-west-1",
    "https://0123ABCD.gr7.cn-north-1.eks.amazonaws.com.cn, cn-north-1",
    "https://0123ABCD.eks-cluster.eu-central-2.api.aws, eu-central-2",
    "https://0123ABCD.eks-cluster.cn-northwest-1.api.amazonwebservices.com.cn, cn-northwest-1"
  })
  void endpointsNameTheirRegion(String endpoint, String region) {
    assertThat(Survey.regionOf(endpoint)).contains(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:6443",
        "https://kubernetes.example.com",
        "https://eu-west-1.example.com/eks.amazonaws.com"
      })
  void otherServersNameNone(String endpoint) {
    assertThat(Survey.regionOf(endpoint)).isEmpty();
  }
}
