package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.BUCKETS;
import static dev.seawall.core.aws.AwsTypes.FILE_SYSTEMS;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** File systems and buckets that a cluster uses. Nothing of what they hold is read. */
final class StorageReader {
  private static final Operation SYSTEMS =
      Operation.of(FILE_SYSTEMS, "DescribeFileSystems").listing(FILE_SYSTEMS);
  private static final Operation SYSTEM_POLICY =
      Operation.of(FILE_SYSTEMS, "DescribeFileSystemPolicy")
          .orNone("PolicyNotFound", "FileSystemNotFound");
  private static final Operation TARGETS =
      Operation.of(FILE_SYSTEMS, "DescribeMountTargets").orNone("FileSystemNotFound");
  private static final Operation TARGET_GROUPS =
      Operation.of(FILE_SYSTEMS, "DescribeMountTargetSecurityGroups").orNone("MountTargetNotFound");
  private static final Operation ACCESS_POINTS =
      Operation.of(FILE_SYSTEMS, "DescribeAccessPoints").orNone("FileSystemNotFound");
  private static final Operation BUCKET_POLICY =
      Operation.of(BUCKETS, "GetBucketPolicy").orNone("NoSuchBucketPolicy", "NoSuchBucket");
  private static final Operation ACL = Operation.of(BUCKETS, "GetBucketAcl").orNone("NoSuchBucket");
  private static final Operation PUBLIC_ACCESS =
      Operation.of(BUCKETS, "GetPublicAccessBlock")
          .orNone("NoSuchPublicAccessBlockConfiguration", "NoSuchBucket");
  private static final Operation ENCRYPTION =
      Operation.of(BUCKETS, "GetBucketEncryption")
          .orNone("ServerSideEncryptionConfigurationNotFoundError", "NoSuchBucket");
  private static final Operation VERSIONING =
      Operation.of(BUCKETS, "GetBucketVersioning").orNone("NoSuchBucket");
  private static final Operation OBJECT_LOCK =
      Operation.of(BUCKETS, "GetObjectLockConfiguration")
          .orNone("ObjectLockConfigurationNotFoundError", "NoSuchBucket");

  private final Reading reading;
  private final KmsReader keys;
  private final Set<String> securityGroups = new ConcurrentSkipListSet<>();
  private final Set<String> subnets = new ConcurrentSkipListSet<>();

  StorageReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
  }

  /** The file systems that can be mounted in a VPC, and those that volumes name. */
  void fileSystems(String vpc, Collection<String> named) {
    if (!reading.wants(FILE_SYSTEMS)) {
      return;
    }
    EfsClient efs = reading.clients().efs();
    Answer all =
        reading.all(
            SYSTEMS,
            reading.place().namespace(),
            () -> efs.describeFileSystemsPaginator(r -> {}),
            "FileSystems");
    reading.tasks().each(all.mappings(), system -> fileSystem(efs, system, vpc, named));
  }

  private boolean fileSystem(EfsClient efs, Mapping system, String vpc, Collection<String> named) {
    String id = Values.text(system, "FileSystemId");
    String told = Values.text(system, "FileSystemArn");
    String arn =
        told.isEmpty() ? reading.place().arn("elasticfilesystem", "file-system/" + id) : told;
    Answer targets =
        reading.all(
            TARGETS,
            arn,
            () -> efs.describeMountTargetsPaginator(r -> r.fileSystemId(id)),
            "MountTargets");
    boolean own =
        named.contains(id)
            || targets.failed()
            || Values.each(targets.value(), "VpcId").contains(vpc);
    if (!own) {
      return false;
    }
    reading.put(SYSTEMS, arn, system);
    reading
        .tasks()
        .all(
            () -> keys.key(Values.text(system, "KmsKeyId")),
            () -> reading.put(TARGETS, arn, withSecurityGroups(efs, targets)),
            () ->
                reading.put(
                    SYSTEM_POLICY,
                    arn,
                    reading.one(
                        SYSTEM_POLICY,
                        arn,
                        () -> efs.describeFileSystemPolicy(r -> r.fileSystemId(id)),
                        "Policy")),
            () ->
                reading.put(
                    ACCESS_POINTS,
                    arn,
                    reading.all(
                        ACCESS_POINTS,
                        arn,
                        () -> efs.describeAccessPointsPaginator(r -> r.fileSystemId(id)),
                        "AccessPoints")));
    return true;
  }

  private Answer withSecurityGroups(EfsClient efs, Answer targets) {
    List<Value> both =
        new ArrayList<>(
            reading
                .tasks()
                .each(
                    targets.mappings(),
                    target -> {
                      String id = Values.text(target, "MountTargetId");
                      Answer groups =
                          reading.one(
                              TARGET_GROUPS,
                              id,
                              () -> efs.describeMountTargetSecurityGroups(r -> r.mountTargetId(id)),
                              "SecurityGroups");
                      securityGroups.addAll(groups.texts());
                      subnets.add(Values.text(target, "SubnetId"));
                      Map<String, Value> entries = new LinkedHashMap<>(target.entries());
                      entries.put("SecurityGroups", groups.value());
                      return Mapping.of(entries);
                    }));
    return targets.map(_ -> Sequence.of(both));
  }

  /** The security groups of the mount targets that were read. */
  Set<String> securityGroups() {
    return securityGroups;
  }

  /** The subnets that mount targets are in. */
  Set<String> subnets() {
    subnets.remove("");
    return subnets;
  }

  /** Buckets that trails, load balancers, drivers or backups write to. */
  void buckets(Collection<String> names) {
    if (!reading.wants(BUCKETS)) {
      return;
    }
    S3Client s3 = reading.clients().s3();
    reading.tasks().each(names, name -> bucket(s3, name));
  }

  private boolean bucket(S3Client s3, String name) {
    String arn = "arn:" + reading.place().partition() + ":s3:::" + name;
    reading
        .tasks()
        .all(
            () -> put(BUCKET_POLICY, arn, () -> s3.getBucketPolicy(r -> r.bucket(name)), "Policy"),
            () -> put(ACL, arn, () -> s3.getBucketAcl(r -> r.bucket(name))),
            () ->
                put(
                    PUBLIC_ACCESS,
                    arn,
                    () -> s3.getPublicAccessBlock(r -> r.bucket(name)),
                    "PublicAccessBlockConfiguration"),
            () ->
                put(
                    ENCRYPTION,
                    arn,
                    () -> s3.getBucketEncryption(r -> r.bucket(name)),
                    "ServerSideEncryptionConfiguration"),
            () -> put(VERSIONING, arn, () -> s3.getBucketVersioning(r -> r.bucket(name))),
            () ->
                put(
                    OBJECT_LOCK,
                    arn,
                    () -> s3.getObjectLockConfiguration(r -> r.bucket(name)),
                    "ObjectLockConfiguration"));
    return true;
  }

  private void put(
      Operation operation, String arn, Supplier<? extends SdkPojo> call, String... path) {
    reading.put(operation, arn, reading.one(operation, arn, call, path));
  }
}
