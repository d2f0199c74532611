package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;
import java.util.List;
import java.util.Set;

/** A bucket of S3 that holds logs, backups or volumes of a cluster. */
public final class Bucket extends AwsResource {
  private static final Set<String> EVERYONE =
      Set.of(
          "http://acs.amazonaws.com/groups/global/AllUsers",
          "http://acs.amazonaws.com/groups/global/AuthenticatedUsers");
  private static final String BLOCK = "GetPublicAccessBlock";

  public Bucket(Document document) {
    super(document);
  }

  /** The account that owns it is not in its ARN: only what is open to everyone is told. */
  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetBucketPolicy");
  }

  /**
   * The grants of its ACL to everyone, with an AWS account or without (S3 User Guide, "Access
   * control list (ACL) overview"). Where the owner has turned ACLs off, S3 tells an ACL of the
   * owner alone.
   */
  public List<AwsPart> grantsToEveryone() {
    return listed("GetBucketAcl", "Grants").stream()
        .filter(grant -> EVERYONE.contains(grant.text("Grantee", "URI").or("")))
        .toList();
  }

  /** Whether it keeps what is overwritten or deleted; null when it never did. */
  public Fact<String> versioning() {
    return text("GetBucketVersioning", "Status");
  }

  /** Whether objects of it can be held for a time in which nobody deletes them. */
  public Fact<String> objectLock() {
    return text("GetObjectLockConfiguration", "ObjectLockEnabled");
  }

  /**
   * A setting of the public access block in force: its own, or the one of its account (S3 User
   * Guide, "Blocking public access": the stricter of both holds). S3 tells both to the account that
   * owns the bucket alone, so it is the account that was read.
   */
  public Fact<Boolean> blocks(String setting, Aws aws) {
    Fact<Boolean> own = flag(BLOCK, setting).orDefault(false);
    if (!own.isUnresolved() && own.is(true)) {
      return own;
    }
    List<AwsAccount> accounts = aws.all(AwsAccount.class);
    if (accounts.size() != 1) {
      throw UnresolvedFactException.missing(
          this, "what the account of " + name() + " blocks for all its buckets was not read");
    }
    Fact<Boolean> ofAccount = accounts.getFirst().blocks(setting);
    return ofAccount.is(true) ? ofAccount : own;
  }
}
