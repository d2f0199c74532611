package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.KMS_KEYS;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.kms.KmsClient;

/** The keys that the resources of a cluster or a region name, by ARN, id or alias. */
final class KmsReader {
  private static final String[] GONE = {"NotFoundException"};
  private static final Operation DESCRIBE = Operation.of(KMS_KEYS, "DescribeKey").orNone(GONE);
  private static final Operation POLICY = Operation.of(KMS_KEYS, "GetKeyPolicy").orNone(GONE);
  private static final Operation ROTATION =
      Operation.of(KMS_KEYS, "GetKeyRotationStatus").orNone(GONE);
  private static final Operation GRANTS = Operation.of(KMS_KEYS, "ListGrants").orNone(GONE);

  private final Reading reading;
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  KmsReader(Reading reading) {
    this.reading = reading;
  }

  /** A key, unless it was read before; an empty name is no key. */
  void key(String named) {
    if (named.isEmpty() || !reading.wants(KMS_KEYS) || !read.add(named)) {
      return;
    }
    KmsClient kms = reading.clients().kms();
    if (named.startsWith("arn:") && !named.contains(":alias/")) {
      reading.tasks().all(() -> describe(kms, named), () -> details(kms, named));
      return;
    }
    // An alias leads to a key whose ARN is only known from the description.
    Answer described =
        reading.one(DESCRIBE, named, () -> kms.describeKey(r -> r.keyId(named)), "KeyMetadata");
    String arn = Values.text(described.value(), "Arn");
    if (arn.isEmpty() && !described.failed()) {
      return;
    }
    String likely = named.startsWith("arn:") ? named : reading.place().arn("kms", likely(named));
    reading.put(DESCRIBE, arn.isEmpty() ? likely : arn, described);
    if (!arn.isEmpty() && read.add(arn)) {
      details(kms, arn);
    }
  }

  private static String likely(String named) {
    return named.startsWith("alias/") ? named : "key/" + named;
  }

  private void describe(KmsClient kms, String arn) {
    reading.put(
        DESCRIBE,
        arn,
        reading.one(DESCRIBE, arn, () -> kms.describeKey(r -> r.keyId(arn)), "KeyMetadata"));
  }

  private void details(KmsClient kms, String arn) {
    reading
        .tasks()
        .all(
            () ->
                reading.put(
                    POLICY,
                    arn,
                    reading.one(
                        POLICY,
                        arn,
                        () -> kms.getKeyPolicy(r -> r.keyId(arn).policyName("default")),
                        "Policy")),
            () ->
                reading.put(
                    ROTATION,
                    arn,
                    reading.one(ROTATION, arn, () -> kms.getKeyRotationStatus(r -> r.keyId(arn)))),
            () ->
                reading.put(
                    GRANTS,
                    arn,
                    reading.all(
                        GRANTS, arn, () -> kms.listGrantsPaginator(r -> r.keyId(arn)), "Grants")));
  }
}
