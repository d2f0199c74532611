package dev.seawall.core.judge;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Mapping;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Pods of one owner that are not alike are judged at once, and each where that does not decide. */
class JudgedAtOnceTest {
  private static final String OWNER =
      "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web, namespace: shop, uid: r}}";
  private static final int PODS = 5;

  /** What is asked of each container, by its content as it stands. */
  private record Asking(AtomicInteger asked, String field) implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      return Spec.check("asking").severity(LOW).judges(Container.class);
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      asked.incrementAndGet();
      Mapping content = (Mapping) container.content();
      return content.get(field) == null ? pass() : fail(container, "%s is set", field);
    }
  }

  private static String pod(int number, String container) {
    return OWNER
        + "\n---\n{apiVersion: v1, kind: Pod, metadata: {name: web-"
        + number
        + ", namespace: shop, uid: u, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet,"
        + " name: web, controller: true}]}, spec: {containers: [{"
        + container
        + "}]}}\n---\n";
  }

  private static String pods(String container) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < PODS; i++) {
      all.append(pod(i, container.formatted(i)).replace(OWNER + "\n---\n", ""));
    }
    return OWNER + "\n---\n" + all;
  }

  private static Results judge(Asking check, String manifests) {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return Judge.judge(
          new Inventory(Snapshots.cluster(manifests)),
          new Catalogue(List.of(check)),
          Rules.none(),
          threads);
    }
  }

  @Test
  void whatTheyHaveInCommonIsAskedOnce() {
    Asking check = new Asking(new AtomicInteger(), "tty");
    Results results = judge(check, pods("name: app, image: 'web:%s', tty: true"));
    assertThat(check.asked()).hasValue(1);
    assertThat(results.findings()).hasSize(1);
    assertThat(results.findings().getFirst().instances()).isEqualTo(PODS);
    assertThat(results.findings().getFirst().location().line()).isEqualTo(3);
  }

  @Test
  void whatDiffersIsAskedOfEach() {
    Asking check = new Asking(new AtomicInteger(), "image");
    Results results = judge(check, pods("name: app, image: 'web:%s'"));
    assertThat(check.asked()).hasValue(PODS + 1);
    assertThat(results.findings()).hasSize(1);
    assertThat(results.findings().getFirst().instances()).isEqualTo(PODS);
  }

  @Test
  void containersOfOtherNamesAreOtherFindings() {
    Asking check = new Asking(new AtomicInteger(), "tty");
    Results results = judge(check, pods("name: app%s, image: web, tty: true"));
    assertThat(results.findings()).hasSize(PODS).allMatch(each -> each.instances() == 1);
  }

  @Test
  void podsOfOtherOwnersAreNotJudgedAtOnce() {
    Asking check = new Asking(new AtomicInteger(), "tty");
    String other = pods("name: app, image: 'web:%s'").replace("web", "shop");
    judge(check, pods("name: app, image: 'web:%s'") + other);
    assertThat(check.asked()).hasValue(2);
  }
}
