package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan of files cannot ask is one note for each reason, and not one for each check. */
class SarifNotesTest {
  @TempDir private Path folder;

  @Test
  void checksThatNeedTheSameShareANoteThatNamesThem() throws Exception {
    Path pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    Map<String, Integer> expected = new TreeMap<>();
    for (JsonNode each : read("json", pod).at("/coverage/notEvaluated")) {
      expected.merge(each.get("message").asText(), 1, Integer::sum);
    }
    assertThat(expected).hasSize(2);
    Map<String, Integer> notes = new TreeMap<>();
    for (JsonNode each :
        read("sarif", pod).at("/runs/0/invocations/0/toolExecutionNotifications")) {
      String[] words = each.at("/message/text").asText().split(" checks were not evaluated: ");
      assertThat(words[1]).endsWith(".");
      assertThat(each.at("/properties/checks")).hasSize(Integer.parseInt(words[0]));
      notes.put(words[1].substring(0, words[1].length() - 1), Integer.parseInt(words[0]));
    }
    assertThat(notes).isEqualTo(expected);
  }

  private static JsonNode read(String format, Path pod) throws Exception {
    return new ObjectMapper().readTree(CommandRun.of("scan", "--format", format, "" + pod).out());
  }
}
