package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Unresolved;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.eks.model.Addon;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.iam.model.RoleDetail;

class ValuesTest {
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  @Test
  void namesAreThoseTheAwsCliPrints() {
    Cluster cluster =
        Cluster.builder()
            .name("prod")
            .createdAt(Instant.parse("2026-11-20T10:00:00Z"))
            .resourcesVpcConfig(v -> v.endpointPublicAccess(true).publicAccessCidrs("0.0.0.0/0"))
            .tags(Map.of("b", "2", "a", "1"))
            .build();

    assertThat(Values.of(cluster))
        .hasToString(
            "{\"name\": \"prod\", \"createdAt\": \"2026-11-20T10:00:00Z\", "
                + "\"resourcesVpcConfig\": {\"endpointPublicAccess\": true, \"publicAccessCidrs\": "
                + "[\"0.0.0.0/0\"]}, \"tags\": {\"a\": \"1\", \"b\": \"2\"}}");
    assertThat(
            Values.of(
                Instance.builder().metadataOptions(m -> m.httpPutResponseHopLimit(2)).build()))
        .hasToString("{\"MetadataOptions\": {\"HttpPutResponseHopLimit\": 2}}");
  }

  @Test
  void membersThatTheSdkRenamesHaveTheNameThatTheAwsCliPrints() {
    assertThat(Values.of(Image.builder().publicLaunchPermissions(true).build()))
        .hasToString("{\"Public\": true}");
  }

  @Test
  void whatTheServiceLeftOutIsLeftOutAndAnEmptyListIsKept() {
    assertThat(Values.of(Cluster.builder().build())).isEqualTo(Mapping.EMPTY);
    assertThat(Values.of(Instance.builder().securityGroups(List.of()).build()))
        .hasToString("{\"SecurityGroups\": []}");
  }

  @Test
  void policiesAreTreesAlsoWhenTheyAreUrlEncoded() {
    String encoded = URLEncoder.encode(POLICY, StandardCharsets.UTF_8).replace("+", "%20");
    String tree =
        "{\"AssumeRolePolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": "
            + "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}}";

    assertThat(Values.of(RoleDetail.builder().assumeRolePolicyDocument(POLICY).build()))
        .hasToString(tree);
    assertThat(Values.of(RoleDetail.builder().assumeRolePolicyDocument(encoded).build()))
        .hasToString(tree);
  }

  @Test
  void aPolicyThatIsNotJsonIsNotKnown() {
    Mapping role =
        Values.of(RoleDetail.builder().assumeRolePolicyDocument("{\"Version\":").build());

    assertThat(role.get("AssumeRolePolicyDocument")).isInstanceOf(Unresolved.class);
  }

  @Test
  void credentialsInTagsAndAddonSettingsAreLeftBehind() {
    String key = "AKIAIOSFODNN7EXAMPLQ";
    Mapping instance =
        Values.of(
            Instance.builder()
                .tags(
                    Tag.builder().key("db-password").value("Vq8sPz2mLr7wXn4k").build(),
                    Tag.builder().key("Name").value("web").build())
                .build());
    Mapping addon =
        Values.of(
            Addon.builder()
                .configurationValues("{\"env\":{\"AWS_ACCESS_KEY_ID\":\"" + key + "\"}}")
                .build());

    assertThat(instance.toString()).contains("web").doesNotContain("Vq8sPz2mLr7wXn4k");
    assertThat(addon.get("configurationValues")).isInstanceOf(Redacted.class);
    assertThat(addon.toString()).doesNotContain(key);
  }
}
