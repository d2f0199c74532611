package dev.seawall.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mapping that is shown as evidence can be read, copied and parsed as JSON. */
class JsonTextTest {
  @Test
  void policyIsShownAsItsAuthorWroteIt() {
    Map<String, Value> statement = new LinkedHashMap<>();
    statement.put("Effect", new Text("Allow"));
    statement.put("Action", Sequence.of(List.of(new Text("sts:*"), new Text("s3:*"))));
    Map<String, Value> policy = new LinkedHashMap<>();
    policy.put("Version", new Text("2012-10-17"));
    policy.put("Statement", Sequence.of(List.of(Mapping.of(statement))));
    assertThat(Mapping.of(policy))
        .hasToString(
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
                + " [\"sts:*\", \"s3:*\"]}]}");
  }

  @Test
  void onlyTextIsQuotedAndWhatWouldEndItIsEscaped() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("a\"b", new Text("c\\d\"\n\u0001"));
    values.put("bool", Bool.TRUE);
    values.put("null", Null.NULL);
    values.put("left", new Redacted("password"));
    assertThat(Mapping.of(values))
        .hasToString(
            "{\"a\\\"b\": \"c\\\\d\\\"\\u000a\\u0001\", \"bool\": true, \"null\": null, \"left\":"
                + " \"redacted (password)\"}");
  }
}
