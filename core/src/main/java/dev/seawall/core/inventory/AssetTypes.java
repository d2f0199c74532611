package dev.seawall.core.inventory;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.kubernetes.KubernetesAssets;
import dev.seawall.core.snapshot.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** For each class of asset, on whichever side, the types of things it is made of. */
public final class AssetTypes {
  private AssetTypes() {}

  /**
   * The types of things that assets of a class come from.
   *
   * @throws IllegalArgumentException when assets of this class cannot be judged
   */
  public static Set<ResourceType> typesOf(Class<? extends Asset> assets) {
    Optional<Set<ResourceType>> aws = AwsTypes.typesOf(assets);
    return aws.isPresent() ? aws.get() : KubernetesAssets.typesOf(assets);
  }

  /** The classes of things and their parts that checks judge, on both sides. */
  public static List<Class<? extends Asset>> all() {
    return Stream.concat(KubernetesAssets.all().stream(), AwsTypes.assets().stream()).toList();
  }

  /** Whether assets of a class can be judged. */
  public static boolean isAsset(Class<? extends Asset> assets) {
    return AwsTypes.typesOf(assets).isPresent() || KubernetesAssets.has(assets);
  }

  /**
   * Whether one asset is made of things of several types, so that none can be judged when one of
   * the types was not read.
   */
  public static boolean isJoined(Class<? extends Asset> assets) {
    return KubernetesAssets.has(assets) && KubernetesAssets.isJoined(assets);
  }
}
