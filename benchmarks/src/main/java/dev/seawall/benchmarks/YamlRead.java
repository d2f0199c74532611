package dev.seawall.benchmarks;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.reader.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the documents of a YAML file as a scan does, and keeps them all. */
final class YamlRead {
  private YamlRead() {}

  public static void main(String[] arguments) throws IOException {
    List<Mapping> documents = new ArrayList<>();
    List<Positions> places = new ArrayList<>();
    DocumentReader reader = new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD);
    reader.read(
        Files.readAllBytes(Path.of(arguments[0])),
        new DocumentSink() {
          @Override
          public void document(
              Mapping document, Positions positions, int index, int line, List<Note> notes) {
            documents.add(document);
            places.add(positions);
          }

          @Override
          public void error(ReadError error) {
            throw new IllegalStateException(error.toString());
          }
        });
    System.out.println(documents.size() + " documents");
  }
}
