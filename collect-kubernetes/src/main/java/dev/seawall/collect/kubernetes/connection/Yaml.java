package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A kubeconfig's text as maps, lists and text. The readers for manifests take out secrets. */
final class Yaml {
  private static final int LARGEST = 16 << 20;

  private Yaml() {}

  static Map<?, ?> read(Path file) throws ConnectionException {
    try (InputStream text = Files.newInputStream(file)) {
      if (Files.size(file) > LARGEST) {
        throw new ConnectionException(Code.KUBECONFIG, file + " is too large to be a kubeconfig");
      }
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setAllowDuplicateKeys(true)
              .setCodePointLimit(LARGEST)
              .build();
      Object read = new Load(settings).loadFromInputStream(text);
      if (read == null) {
        return Map.of();
      }
      if (read instanceof Map<?, ?> map) {
        return map;
      }
      throw new ConnectionException(Code.KUBECONFIG, file + " is not a kubeconfig");
    } catch (IOException e) {
      throw new ConnectionException(Code.KUBECONFIG, "cannot read the kubeconfig " + file);
    } catch (YamlEngineException | StackOverflowError e) {
      // The parser's own message shows the text around the error, which may be a token.
      throw new ConnectionException(Code.KUBECONFIG, "the kubeconfig " + file + " is not YAML");
    }
  }

  static Map<?, ?> map(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  static List<?> list(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof List<?> list ? list : List.of();
  }

  /** The text of a scalar; empty when it is missing. */
  static String text(Map<?, ?> parent, String key) {
    @Nullable Object value = parent.get(key);
    return value == null || value instanceof Map || value instanceof List
        ? ""
        : String.valueOf(value);
  }
}
