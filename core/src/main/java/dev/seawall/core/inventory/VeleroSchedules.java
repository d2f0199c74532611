package dev.seawall.core.inventory;

import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * What the Schedules of Velero that are not paused back up, as their {@code spec.template} says.
 * Whether their backups succeed is not known.
 */
public final class VeleroSchedules {
  private final Inventory inventory;
  private final List<KubernetesObject> running;

  private VeleroSchedules(Inventory inventory) {
    this.inventory = inventory;
    this.running =
        inventory.cluster().objects(Types.VELERO_SCHEDULES).stream()
            .filter(each -> !each.flag("spec", "paused").orDefault(false).is(true))
            .toList();
  }

  public static VeleroSchedules of(Inventory inventory) {
    return new VeleroSchedules(inventory);
  }

  /** Whether they take in the objects of every namespace but Kubernetes' own. */
  public boolean takeInCluster() {
    return !running.isEmpty()
        && inventory.cluster().objects(Types.NAMESPACES).stream()
            .map(KubernetesObject::name)
            .filter(name -> !name.startsWith("kube-"))
            .allMatch(name -> running.stream().anyMatch(each -> takesIn(each, name)));
  }

  /**
   * Whether one copies the files of a PersistentVolume to the bucket. One that makes snapshots is
   * known by these: they are in EC2.
   */
  public boolean copy(KubernetesObject persistentVolume) {
    String namespace = persistentVolume.text("spec", "claimRef", "namespace").or("");
    return running.stream()
        .filter(
            each ->
                each.flag("spec", "template", "defaultVolumesToFsBackup").orDefault(false).is(true)
                    || each.flag("spec", "template", "snapshotMoveData").orDefault(false).is(true))
        .anyMatch(each -> takesIn(each, namespace));
  }

  private static boolean takesIn(KubernetesObject schedule, String namespace) {
    return isAmong(schedule, "includedNamespaces", namespace)
        && isAmong(schedule, "includedResources", "*")
        && !list(schedule, "excludedNamespaces").contains(namespace)
        && !schedule.field("spec", "template", "labelSelector").isSet()
        && !schedule.field("spec", "template", "orLabelSelectors").isSet();
  }

  /** An empty list is one of everything. */
  private static boolean isAmong(KubernetesObject schedule, String field, String name) {
    List<String> included = list(schedule, field);
    return included.isEmpty() || included.contains("*") || included.contains(name);
  }

  private static List<String> list(KubernetesObject schedule, String field) {
    return schedule.texts("spec", "template", field).or(List.of());
  }
}
