package dev.seawall.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

/** Composes the documents of a YAML file with snakeyaml-engine, one after another. */
final class YamlCompose {
  private YamlCompose() {}

  public static void main(String[] arguments) throws IOException {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    int documents = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      for (Node node : new Compose(settings).composeAllFromInputStream(in)) {
        documents += node.getStartMark().isPresent() ? 1 : 0;
      }
    }
    System.out.println(documents + " documents");
  }
}
