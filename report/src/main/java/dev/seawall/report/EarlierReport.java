package dev.seawall.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A report that an earlier run left where manifests are: told from one by how it starts. */
public final class EarlierReport {
  /** The first field of the JSON report and of SARIF. */
  private static final Set<String> FIRST = Set.of("schemaVersion", "$schema");

  /** More than either report takes to say whose it is. */
  private static final int MOST_TOKENS = 40;

  private static final JsonFactory FACTORY = new JsonFactory();

  private EarlierReport() {}

  /** Whether a file starts as a JSON or SARIF report of Seawall's; reads no more than that. */
  public static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = FACTORY.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT
          || json.nextToken() != JsonToken.FIELD_NAME
          || !FIRST.contains(json.currentName())) {
        return false;
      }
      boolean ofTool = false;
      for (int i = 0; i < MOST_TOKENS && json.nextToken() != null; i++) {
        String field = String.valueOf(json.currentName());
        ofTool |= field.equals("tool");
        if (ofTool && field.equals("name") && json.currentToken() == JsonToken.VALUE_STRING) {
          return json.getText().equalsIgnoreCase("seawall");
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
