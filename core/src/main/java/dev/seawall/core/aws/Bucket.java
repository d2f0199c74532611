package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/** A bucket of S3 that holds logs, backups or volumes of a cluster. */
public final class Bucket extends AwsResource {
  private static final String BLOCK = "GetPublicAccessBlock";

  public Bucket(Document document) {
    super(document);
  }

  /** The account that owns it is not in its ARN: only what is open to everyone is told. */
  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetBucketPolicy");
  }

  /** Whether it keeps what is overwritten or deleted; null when it never did. */
  public Fact<String> versioning() {
    return text("GetBucketVersioning", "Status");
  }

  /** Whether objects of it can be held for a time in which nobody deletes them. */
  public Fact<String> objectLock() {
    return text("GetObjectLockConfiguration", "ObjectLockEnabled");
  }

  /** A setting of its public access block; off when the bucket has none. */
  public Fact<Boolean> blocks(String setting) {
    return flag(BLOCK, setting).orDefault(false);
  }
}
