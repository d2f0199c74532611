package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeCheckTest {
  private static final ServiceModel MODEL = ServiceModel.load();

  private static List<String> answer(String shape, String json) throws JsonProcessingException {
    return ShapeCheck.answer(MODEL, shape, Json.MAPPER.readTree(json.replace('\'', '"'))).stream()
        .map(ShapeCheck.Problem::toString)
        .toList();
  }

  @Test
  void anAnswerMayHaveOnlyWhatTheModelKnows() throws JsonProcessingException {
    assertThat(answer("DescribeClusterResponse", "{'cluster':{'name':'a','nodes':3}}"))
        .containsExactly("cluster.nodes is not known to the service model");
    assertThat(answer("DescribeClusterResponse", "{'cluster':null}"))
        .containsExactly("cluster is null");
  }

  @Test
  void valuesHaveTheTypeOfTheirShape() throws JsonProcessingException {
    assertThat(answer("Cluster", "{'createdAt':'today','deletionProtection':'no','tags':[]}"))
        .containsExactlyInAnyOrder(
            "createdAt must be a number of seconds",
            "deletionProtection must be true or false",
            "tags must be an object");
    assertThat(answer("Cluster", "{'status':'UP'}").getFirst()).startsWith("status must be one of");
    assertThat(answer("Cluster", "{'logging':{'clusterLogging':[{'types':['all']}]}}").getFirst())
        .startsWith("logging.clusterLogging[0].types[0] must be one of");
  }

  @Test
  void aRequestMayHaveMoreButNotLessThanTheModel() throws JsonProcessingException {
    var problems =
        ShapeCheck.request(
            MODEL,
            "CreateClusterRequest",
            Json.MAPPER.readTree("{\"name\":\"-a\",\"more\":1,\"resourcesVpcConfig\":{}}"));

    assertThat(problems)
        .extracting(ShapeCheck.Problem::toString)
        .containsExactlyInAnyOrder(
            "name must match ^[0-9A-Za-z][A-Za-z0-9\\-_]*", "roleArn is required");
  }

  @Test
  void numbersAndLengthsHaveLimits() throws JsonProcessingException {
    assertThat(answer("NodegroupUpdateConfig", "{'maxUnavailablePercentage':101}"))
        .containsExactly("maxUnavailablePercentage must be 1 to 100");
    assertThat(answer("NodegroupScalingConfig", "{'minSize':-1}"))
        .containsExactly("minSize must be at least 0");
    assertThat(answer("Taint", "{'key':'" + "k".repeat(64) + "'}"))
        .containsExactly("key must have 1 to 63 characters");
  }
}
