package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SampleAnswersTest {
  @Test
  void thereIsOneOfEveryOperationButThoseThatTellFindings() {
    Set<String> names = new TreeSet<>();
    for (AwsOperation each : AwsOperations.all()) {
      if (!each.name().contains("Findings")) {
        names.add(each.name());
      }
    }
    // The SDK has no answers of these.
    names.removeAll(Set.of("ListCertificateAuthorities", "DescribeCertificateAuthority"));
    // Some services have operations of the same name.
    assertThat(SampleAnswers.read()).isGreaterThanOrEqualTo(names.size());
  }
}
