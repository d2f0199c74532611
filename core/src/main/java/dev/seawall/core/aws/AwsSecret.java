package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.time.Instant;

/** A secret of Secrets Manager ({@code ListSecrets}); its value is never read. */
public final class AwsSecret extends AwsResource {
  private static final String LISTED = "ListSecrets";

  public AwsSecret(Document document) {
    super(document);
  }

  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetResourcePolicy");
  }

  public Fact<Boolean> rotates() {
    return flag(LISTED, "RotationEnabled").orDefault(false);
  }

  /** {@code NextRotationDate}: the rotation is due on or before this day. */
  public Fact<Instant> nextRotation() {
    return moment(LISTED, "NextRotationDate");
  }

  /** {@code LastAccessedDate}: the day when its value was last read; none when it never was. */
  public Fact<Instant> lastRead() {
    return moment(LISTED, "LastAccessedDate");
  }

  public Fact<Instant> created() {
    return moment(LISTED, "CreatedDate");
  }

  /** The key it is encrypted with; none is {@code aws/secretsmanager}. */
  public Fact<String> kmsKey() {
    return text(LISTED, "KmsKeyId").unless("");
  }
}
