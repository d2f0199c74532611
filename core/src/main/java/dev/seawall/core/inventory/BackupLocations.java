package dev.seawall.core.inventory;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Bucket;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which BackupStorageLocation of Velero is in which bucket ({@code spec.objectStorage.bucket}). */
public final class BackupLocations {
  private final Map<String, KubernetesObject> byBucket = new TreeMap<>();

  private BackupLocations(Inventory inventory) {
    for (KubernetesObject each : inventory.cluster().objects(Types.BACKUP_STORAGE_LOCATIONS)) {
      Fact<String> bucket = each.text("spec", "objectStorage", "bucket");
      if (!bucket.isUnresolved()) {
        bucket.value().ifPresent(name -> byBucket.putIfAbsent(name, each));
      }
    }
  }

  public static BackupLocations of(Inventory inventory) {
    return inventory.index(BackupLocations.class, BackupLocations::new);
  }

  /** The location that is in a bucket, if one was read. */
  public Optional<KubernetesObject> in(Bucket bucket) {
    return Optional.ofNullable(byBucket.get(bucket.name()));
  }
}
