package dev.seawall.core.inventory;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the backups that Velero made of late hold, as their {@code spec} and {@code status} say. A
 * Schedule alone says nothing: its backups may fail.
 */
public final class VeleroBackups {
  /** Whether something is in a backup: for certain, not at all, or unless a doubt is right. */
  public record Holding(boolean certain, Optional<String> doubt) {
    static final Holding NOTHING = new Holding(false, Optional.empty());
    static final Holding CERTAIN = new Holding(true, Optional.empty());

    public static Holding unless(String doubt) {
      return new Holding(false, Optional.of(doubt));
    }

    boolean isNothing() {
      return !certain && doubt.isEmpty();
    }
  }

  private static final Set<String> FINISHED = Set.of("Completed", "PartiallyFailed");
  private static final Pattern IMAGE = Pattern.compile("(?:^|/)velero:v?(\\d{1,4})\\.(\\d{1,4})");
  private static final int FIRST_WITH_PATTERNS = 1018;

  private final Inventory inventory;
  private final List<KubernetesObject> recent;
  private final Map<String, Optional<Integer>> versions = new ConcurrentHashMap<>();

  private VeleroBackups(Inventory inventory) {
    this.inventory = inventory;
    this.recent =
        inventory.time().stream()
            .flatMap(
                now ->
                    inventory.cluster().objects(Types.VELERO_BACKUPS).stream()
                        .filter(each -> isKept(each, now)))
            .toList();
  }

  public static VeleroBackups of(Inventory inventory) {
    return inventory.index(VeleroBackups.class, VeleroBackups::new);
  }

  /** The objects of every namespace but Kubernetes' own. */
  public Holding cluster() {
    List<Holding> all =
        inventory.cluster().objects(Types.NAMESPACES).stream()
            .map(KubernetesObject::name)
            .filter(name -> !name.startsWith("kube-"))
            .map(name -> best(name, backup -> true))
            .toList();
    if (all.isEmpty() || all.stream().anyMatch(Holding::isNothing)) {
      return Holding.NOTHING;
    }
    return all.stream().filter(each -> !each.certain()).findFirst().orElse(Holding.CERTAIN);
  }

  /**
   * The files of a PersistentVolume whose driver makes no snapshots, copied to the bucket from a
   * pod ({@code defaultVolumesToFsBackup}).
   */
  public Holding files(KubernetesObject persistentVolume) {
    return copied(persistentVolume, VeleroBackups::copiesFiles);
  }

  /**
   * The content of a PersistentVolume, copied to the bucket from a pod or from a snapshot ({@code
   * snapshotMoveData}). Snapshots that stay where they are made are known to EC2.
   */
  public Holding content(KubernetesObject persistentVolume) {
    return copied(persistentVolume, backup -> copiesFiles(backup) || copiesSnapshots(backup));
  }

  private Holding copied(KubernetesObject volume, Predicate<KubernetesObject> copies) {
    Fact<String> namespace = volume.text("spec", "claimRef", "namespace");
    return namespace.isSet() ? best(namespace.or(""), copies) : Holding.NOTHING;
  }

  private static boolean copiesFiles(KubernetesObject backup) {
    return backup.flag("spec", "defaultVolumesToFsBackup").is(true);
  }

  private static boolean copiesSnapshots(KubernetesObject backup) {
    return backup.flag("spec", "snapshotMoveData").is(true)
        && !backup.flag("spec", "snapshotVolumes").is(false);
  }

  /** Whether a backup has ended, began of late and is not due to be deleted. */
  private static boolean isKept(KubernetesObject backup, Instant now) {
    Instant began = backup.moment("status", "startTimestamp").or(Instant.EPOCH);
    return FINISHED.contains(backup.text("status", "phase").or(""))
        && !began.isBefore(now.minus(Backups.OLDEST))
        && backup.moment("status", "expiration").or(Instant.MAX).isAfter(now);
  }

  private Holding best(String namespace, Predicate<KubernetesObject> which) {
    Holding best = Holding.NOTHING;
    for (KubernetesObject backup : recent) {
      if (which.test(backup)) {
        Holding found = holding(backup, namespace);
        if (found.certain()) {
          return found;
        }
        best = best.isNothing() ? found : best;
      }
    }
    return best;
  }

  private Holding holding(KubernetesObject backup, String namespace) {
    if (!takesWhatever(backup) || list(backup, "excludedNamespaces").match(namespace)) {
      return Holding.NOTHING;
    }
    NamespacePatterns included = list(backup, "includedNamespaces");
    if (!included.isEmpty() && !included.match(namespace)) {
      return Holding.NOTHING;
    }
    if (included.isEmpty() || included.name(namespace)) {
      return reliable(backup);
    }
    return versions
        .computeIfAbsent(backup.namespace(), this::version)
        .map(one -> one < FIRST_WITH_PATTERNS ? Holding.NOTHING : reliable(backup))
        .orElseGet(
            () ->
                Holding.unless(
                    backup
                        + " names "
                        + namespace
                        + " by a pattern, which Velero knows since 1.18"));
  }

  /** Whether it leaves out no object for what it is or for its labels. */
  private static boolean takesWhatever(KubernetesObject backup) {
    return isEverything(list(backup, "includedResources"))
        && isEverything(list(backup, "includedNamespaceScopedResources"))
        && !list(backup, "excludedResources").name("")
        && !list(backup, "excludedNamespaceScopedResources").name("")
        && !backup.field("spec", "labelSelector").isSet()
        && !backup.field("spec", "orLabelSelectors").isSet();
  }

  private static boolean isEverything(NamespacePatterns resources) {
    return resources.isEmpty() || resources.name("");
  }

  /**
   * What there is to say against a backup. Velero shows the backups of every cluster that shares a
   * bucket, and makes those objects when the backups have ended.
   */
  private static Holding reliable(KubernetesObject backup) {
    Instant began = backup.moment("status", "startTimestamp").or(Instant.EPOCH);
    if (backup.moment("metadata", "creationTimestamp").or(Instant.EPOCH).isAfter(began)) {
      return Holding.unless(backup + " was found in the bucket, and may be of another cluster");
    }
    if (!backup.text("status", "phase").is("Completed")) {
      return Holding.unless("what " + backup + " failed to take in is in its log alone");
    }
    return backup.field("spec", "resourcePolicy").isSet()
        ? Holding.unless(backup + " has a resource policy, which may leave things out")
        : Holding.CERTAIN;
  }

  /** The version of the Velero that runs in a namespace, 1018 for 1.18. */
  private Optional<Integer> version(String namespace) {
    return inventory.cluster().all(Container.class).stream()
        .filter(each -> each.resource().namespace().equals(namespace))
        .filter(each -> !each.image().isUnresolved())
        .map(each -> IMAGE.matcher(each.image().or("")))
        .filter(Matcher::find)
        .map(found -> Integer.parseInt(found.group(1)) * 1000 + Integer.parseInt(found.group(2)))
        .min(Integer::compare);
  }

  private static NamespacePatterns list(KubernetesObject backup, String field) {
    return new NamespacePatterns(backup.texts("spec", field).or(List.of()));
  }
}
