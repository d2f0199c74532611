package dev.seawall.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;

/** Reads every token of a JSON file with Jackson and keeps nothing: what any reader must spend. */
final class PlainRead {
  private PlainRead() {}

  public static void main(String[] arguments) throws IOException {
    long tokens = 0;
    try (JsonParser parser = new JsonFactory().createParser(Path.of(arguments[0]).toFile())) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    System.out.println(tokens + " tokens");
  }
}
