package dev.seawall.benchmarks.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the data of the benchmarks; {@code benchmarks/run} calls it. */
final class Generate {
  private static final long SEED = 20260101;
  private static final int FILES_IN_FOLDER = 50;

  private Generate() {}

  /**
   * {@code cluster PODS FILE}, {@code different PODS FILE}, {@code indented PODS FILE}, {@code
   * folder FILES FOLDER} or {@code stream BYTES FILE}.
   */
  public static void main(String[] arguments) throws IOException {
    int amount = Integer.parseInt(arguments[1]);
    Path target = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "cluster" -> cluster(new ClusterList(SEED, amount, false, false), target);
      case "different" -> cluster(new ClusterList(SEED, amount, true, false), target);
      case "indented" -> cluster(new ClusterList(SEED, amount, false, true), target);
      case "folder" -> folder(amount, target);
      case "stream" -> stream(amount, target);
      default -> throw new IllegalArgumentException("no data is called " + arguments[0]);
    }
  }

  private static void cluster(ClusterList cluster, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      cluster.write(out);
    }
  }

  private static void folder(int files, Path folder) throws IOException {
    for (int i = 0; i < files; i++) {
      Workload workload = new Workload(SEED, i);
      Path inside = folder.resolve("team-" + i / FILES_IN_FOLDER);
      Files.createDirectories(inside);
      Files.writeString(inside.resolve(workload.name + ".yaml"), yaml(workload));
    }
  }

  private static void stream(int bytes, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      int written = 0;
      for (int i = 0; written < bytes; i++) {
        String text = yaml(new Workload(SEED, i));
        out.write(text);
        written += text.length();
      }
    }
  }

  private static String yaml(Workload workload) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> each : Manifests.of(workload)) {
      text.append("---\n");
      YamlText.write(each, 0, text);
    }
    return text.toString();
  }
}
