package dev.seawall.core.judge;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Position;
import dev.seawall.testkit.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Deployment with a privileged container, a check that finds it, and the judge of both. */
final class Shop {
  static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: app, image: a, securityContext: {privileged: true}}
            - {name: log, image: b}
      """;

  private Shop() {}

  /** A check of the tests' own: privileged containers. */
  static final class Privileged implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      return Spec.check("privileged").severity(CRITICAL).judges(Container.class);
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      Fact<Boolean> privileged = container.privileged();
      return privileged.is(true) ? fail(privileged, "%s runs privileged", container) : pass();
    }
  }

  /** Rules with one exception, on the day that the tests are on: 21 November 2026. */
  static Rules accepting(String check, String asset, String expires) {
    Exemption exemption =
        new Exemption(check, asset, "me", "because", LocalDate.parse(expires), new Position(3, 5));
    return new Rules(
        List.of(exemption), "exceptions.yaml", Map.of(), LocalDate.parse("2026-11-21"));
  }

  static Results judge(Snapshot snapshot, Rules rules, int threads, Check<?>... checks) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return Judge.judge(new Inventory(snapshot), new Catalogue(List.of(checks)), rules, executor);
    }
  }

  static Results judge(Snapshot snapshot, Check<?>... checks) {
    return judge(snapshot, Rules.none(), 1, checks);
  }

  /** What the check above says of some files. */
  static Results judge(String yaml) {
    return judge(Snapshots.files(yaml), new Privileged());
  }
}
