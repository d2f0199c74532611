package dev.seawall.testkit.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An account with everything in it, as {@code testkit/worlds/NAME} describes it. */
public enum World {
  /** One cluster, {@code ledger}, hardened to the letter: a scan finds nothing. */
  HARDENED("ledger"),

  /** Three clusters as a hurried team left them; {@code shop} is the one with workloads. */
  HURRIED("shop"),

  /**
   * Three clusters in two regions that share roles and a key; two of them are called {@code shop}.
   */
  FLEET("shop"),

  /** One large cluster, and any number of small ones, to be measured. */
  WIDE("wide");

  private static final String DEFINITIONS = "testkit/worlds/definitions.yaml";
  private static final String LOADER = "testkit/worlds/load.py";
  private final String cluster;

  World(String cluster) {
    this.cluster = cluster;
  }

  /** What a scan must find: the catalogue's id, the resource by type and name, and why. */
  public record Expectation(String id, String type, String name, String because) {}

  /** A world that was built: the ids of what has one, by our names for it, and what to find. */
  public record Built(Map<String, String> ids, List<Expectation> expected) {
    public Built {
      ids = Map.copyOf(ids);
      expected = List.copyOf(expected);
    }

    /** The id of a thing by our name for it, such as {@code vpc.shop}. */
    public String id(String name) {
      String id = ids.get(name);
      if (id == null) {
        throw new IllegalArgumentException("nothing is called " + name + ": " + ids.keySet());
      }
      return id;
    }
  }

  /** The name of the cluster whose Kubernetes side can be built too. */
  public String cluster() {
    return cluster;
  }

  /** Builds the AWS side of the wide world with this many clusters. */
  public static Built wide(AwsEnvironment aws, int clusters) {
    return read(aws.script(LOADER, WIDE.folder(), "--clusters", String.valueOf(clusters)));
  }

  /** Builds the AWS side. */
  public Built build(AwsEnvironment aws) {
    return read(aws.script(LOADER, folder()));
  }

  /** Builds the AWS side and, in an empty API server, the Kubernetes side of its cluster. */
  public Built build(AwsEnvironment aws, ApiServer server) {
    try {
      Path objects = Files.createTempFile("seawall-world", ".yaml");
      try {
        Built built =
            read(
                aws.script(
                    LOADER,
                    folder(),
                    "--kubernetes",
                    server.url(),
                    "--objects",
                    objects.toString()));
        server.define(Files.readString(Path.of(System.getProperty("seawall.root"), DEFINITIONS)));
        server.apply(Files.readString(objects));
        return built;
      } finally {
        Files.delete(objects);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Built read(String told) {
    try {
      JsonNode built = new ObjectMapper().readTree(told);
      Map<String, String> ids = new HashMap<>();
      built
          .path("ids")
          .properties()
          .forEach(entry -> ids.put(entry.getKey(), entry.getValue().asText()));
      List<Expectation> expected = new ArrayList<>();
      for (JsonNode each : built.path("expected")) {
        expected.add(
            new Expectation(
                each.path("id").asText(),
                each.path("type").asText(),
                each.path("name").asText(),
                each.path("because").asText()));
      }
      return new Built(ids, expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
