package dev.seawall.cli;

import dev.seawall.collect.aws.Mentioned;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the objects of a cluster name in AWS, gathered as they are read: images, roles, volumes,
 * file systems, secrets, parameters and buckets; also of which platforms its nodes are.
 */
final class Mentions {
  private static final Set<String> CONTAINERS =
      Set.of("containers", "initContainers", "ephemeralContainers");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

  private final SortedSet<String> images = new TreeSet<>();
  private final SortedSet<String> roles = new TreeSet<>();
  private final SortedSet<String> volumes = new TreeSet<>();
  private final SortedSet<String> fileSystems = new TreeSet<>();
  private final SortedSet<String> buckets = new TreeSet<>();
  private final SortedSet<String> platforms = new TreeSet<>();

  private final SecretMentions stored;

  /**
   * Nothing yet.
   *
   * @param cluster the ARN of the cluster
   */
  Mentions(String cluster) {
    stored = new SecretMentions(cluster);
  }

  static boolean isRole(String arn) {
    return PRINCIPAL.matcher(arn).matches();
  }

  void add(Document document) {
    Mapping object = document.value();
    switch (text(object, "kind")) {
      case "ServiceAccount" -> {
        String role = text(object, "metadata", "annotations", "eks.amazonaws.com/role-arn");
        if (isRole(role)) {
          roles.add(role);
        }
      }
      case "ConfigMap" -> {
        if (text(object, "metadata", "name").equals("aws-auth")) {
          PRINCIPAL
              .matcher(text(object, "data", "mapRoles"))
              .results()
              .forEach(found -> roles.add(found.group()));
        }
      }
      case "Node" -> platforms.add(platform(object));
      case "PersistentVolume" -> volume(object);
      case "BackupStorageLocation" -> backups(object);
      case "SecretProviderClass", "ExternalSecret", "SecretStore", "ClusterSecretStore" ->
          stored.add(object);
      default -> images(object);
    }
  }

  /** As kubelets label their nodes (Kubernetes, "Well-Known Labels"). */
  private static String platform(Mapping node) {
    String system = text(node, "metadata", "labels", "kubernetes.io/os");
    String architecture = text(node, "metadata", "labels", "kubernetes.io/arch");
    return system.isEmpty() || architecture.isEmpty() ? "" : system + "/" + architecture;
  }

  /** The handle of the CSI drivers of AWS, or what the drivers before them had. */
  private void volume(Mapping object) {
    String handle = text(object, "spec", "csi", "volumeHandle");
    switch (text(object, "spec", "csi", "driver")) {
      case "ebs.csi.aws.com" -> volumes.add(handle);
      case "efs.csi.aws.com" -> fileSystems.add(handle.split(":", 2)[0]);
      case "s3.csi.aws.com" ->
          buckets.add(text(object, "spec", "csi", "volumeAttributes", "bucketName"));
      default -> {
        String old = text(object, "spec", "awsElasticBlockStore", "volumeID");
        if (!old.isEmpty()) {
          // aws://eu-west-1a/vol-0abc, or the id alone
          volumes.add(old.substring(old.lastIndexOf('/') + 1));
        }
      }
    }
  }

  /**
   * Velero's plugin for AWS also speaks to other stores, which then have an address of their own.
   */
  private void backups(Mapping object) {
    String provider = text(object, "spec", "provider");
    String address = text(object, "spec", "config", "s3Url");
    String bucket = text(object, "spec", "objectStorage", "bucket");
    boolean ofAws = provider.equals("aws") || provider.equals("velero.io/aws");
    if (ofAws && !bucket.isEmpty() && (address.isEmpty() || address.contains(".amazonaws.com"))) {
      buckets.add(bucket);
    }
  }

  private void images(Value value) {
    if (value instanceof Sequence sequence) {
      sequence.items().forEach(this::images);
      return;
    }
    if (!(value instanceof Mapping mapping)) {
      return;
    }
    for (int i = 0; i < mapping.length(); i++) {
      Value child = mapping.value(i);
      if (CONTAINERS.contains(mapping.key(i)) && child instanceof Sequence containers) {
        for (Value each : containers.items()) {
          if (each instanceof Mapping container && container.get("image") instanceof Text image) {
            images.add(image.text());
          }
        }
      } else {
        images(child);
      }
    }
  }

  private static String text(Mapping object, String... keys) {
    return Path.ROOT.fields(keys).in(object) instanceof Text text ? text.text() : "";
  }

  /**
   * All of it.
   *
   * @param unread what of the objects was not read
   */
  Mentioned all(List<Gap> unread) {
    roles.addAll(stored.roles());
    return new Mentioned(
        images,
        roles,
        volumes,
        fileSystems,
        stored.secrets(),
        stored.parameters(),
        buckets,
        // One node that does not say what it is may be of any platform.
        platforms.contains("") ? new TreeSet<>() : platforms,
        unread);
  }
}
