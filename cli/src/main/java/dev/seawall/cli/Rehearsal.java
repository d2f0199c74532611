package dev.seawall.cli;

import dev.seawall.collect.aws.SampleAnswers;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs typical commands in one JVM, so that {@code ./seawall} can record which classes they load
 * and which of their methods are hot (JEP 514 and 515). The manifests scanned are the examples of
 * the checks' own pages.
 */
final class Rehearsal {
  /** So often that the methods which every scan needs have been compiled with a profile. */
  private static final int SCANS = 6;

  /** So many that they are read as a large list is. */
  private static final int PODS = 20_000;

  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "app-%d", "namespace": "shop-%d",
      "uid": "%1$d", "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name":
      "app", "controller": true}]}, "spec": {"containers": [{"name": "app", "image": "app:1",
      "env": [{"name": "PORT", "value": "80"}]}]}}\
      """;

  /** What stands around pods in a cluster. */
  private static final String AROUND =
      """
      {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop-0", "uid": "n",
      "labels": {"pod-security.kubernetes.io/enforce": "restricted"}}},
      {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "app", "namespace":
      "shop-0", "uid": "d"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "app"}},
      "template": {"metadata": {"labels": {"app": "app"}}, "spec": {"containers": [{"name": "app",
      "image": "app:1", "ports": [{"containerPort": 80}]}]}}}},
      {"apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": {"name": "app", "namespace":
      "shop-0", "uid": "r", "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment",
      "name": "app", "controller": true}]}, "spec": {"replicas": 3, "selector": {"matchLabels":
      {"app": "app"}}, "template": {"metadata": {"labels": {"app": "app"}}, "spec": {"containers":
      [{"name": "app", "image": "app:1", "ports": [{"containerPort": 80}]}]}}}},
      {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "app", "namespace": "shop-0",
      "uid": "s"}, "spec": {"type": "NodePort", "selector": {"app": "app"}, "ports": [{"port":
      80}]}},
      {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "app",
      "namespace": "shop-0", "uid": "p"}, "spec": {"podSelector": {}, "policyTypes": ["Ingress",
      "Egress"], "ingress": [{"from": [{"namespaceSelector": {}, "podSelector": {"matchLabels":
      {"app": "app"}}}]}], "egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0", "except":
      ["169.254.0.0/16"]}}], "ports": [{"port": 443}]}]}},
      """;

  private Rehearsal() {}

  /** Takes what to rehearse: {@code manifests} or {@code clusters}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("clusters")) {
      clusters();
    } else {
      manifests();
    }
  }

  private static void clusters() throws IOException {
    RehearsedAccount.scan(Rehearsal::run);
    SampleAnswers.read();
    for (int i = 0; i < SCANS; i++) {
      run("demo", "--format", "json");
    }
    run("demo");
  }

  private static void manifests() throws IOException {
    Path folder = Files.createTempDirectory("seawall-rehearsal");
    try {
      List<Path> files = examples(folder);
      run("version");
      run("--help");
      run("scan", "--help");
      for (int i = 0; i < SCANS; i++) {
        run("scan", "--format", "json", folder.toString());
      }
      run("scan", "--format", "terminal", files.getFirst().toString());
      Path list = Files.writeString(folder.resolve("list.json"), list(PODS));
      String report = folder.resolve("report").toString();
      run("scan", "--format", "json", "--output", report, list.toString());
    } finally {
      delete(folder);
    }
  }

  /** As {@code main} does, so that what it needs is recorded too. */
  private static void run(String... command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Seawall.run(Seawall.commandLineFor(command).setErr(nowhere), command);
  }

  private static List<Path> examples(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Check<?> check : Catalogue.load().checks()) {
      Path file = folder.resolve(check.spec().id() + ".yaml");
      files.add(Files.writeString(file, yamlOf(CheckPage.of(check))));
    }
    files.add(Files.writeString(folder.resolve("list.json"), list(1)));
    return files;
  }

  private static String list(int pods) {
    return IntStream.range(0, pods)
        .mapToObj(i -> POD.formatted(i, i / 100))
        .collect(
            Collectors.joining(
                ",", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [" + AROUND, "]}"));
  }

  private static String yamlOf(CheckPage page) {
    return page.examples().stream()
        .map(CheckPage.Example::text)
        .collect(Collectors.joining("---\n"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }
}
