package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A KMS key with its policy, rotation and grants. */
public final class KmsKey extends AwsResource {
  private static final String DESCRIBED = "DescribeKey";
  private static final String ROTATION = "GetKeyRotationStatus";
  private static final Set<String> USABLE = Set.of("Enabled", "Creating", "Updating");

  public KmsKey(Document document) {
    super(document);
  }

  /** Whether AWS made the key for one of its services, and keeps its policy and rotation. */
  public boolean isAwsManaged() {
    return text(DESCRIBED, "KeyManager").is("AWS");
  }

  /** The state, such as Enabled, Disabled or PendingDeletion. */
  public Fact<String> state() {
    return text(DESCRIBED, "KeyState");
  }

  /** Whether something can be encrypted and decrypted with it now; not when it is gone. */
  public boolean isUsable() {
    return state().value().filter(USABLE::contains).isPresent();
  }

  /** When it will be gone, once its deletion is scheduled. */
  public Fact<Instant> deletionDate() {
    return moment(DESCRIBED, "DeletionDate");
  }

  /**
   * Whether KMS can rotate its material by itself: a symmetric key whose material KMS made and
   * keeps (KMS Developer Guide, "Rotate AWS KMS keys").
   */
  public boolean canRotate() {
    return !isAwsManaged()
        && text(DESCRIBED, "KeySpec").orDefault("SYMMETRIC_DEFAULT").is("SYMMETRIC_DEFAULT")
        && text(DESCRIBED, "Origin").orDefault("AWS_KMS").is("AWS_KMS");
  }

  public Fact<Boolean> rotationEnabled() {
    return flag(ROTATION, "KeyRotationEnabled").orDefault(false);
  }

  /** Days from one rotation to the next; KMS takes a year when nobody says. */
  public Fact<Long> rotationPeriod() {
    return number(ROTATION, "RotationPeriodInDays").orDefault(365L);
  }

  public Fact<Boolean> multiRegion() {
    return flag(DESCRIBED, "MultiRegion").orDefault(false);
  }

  /** The key policy, and whom it lets in from outside. */
  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetKeyPolicy");
  }

  /** Who was given the key beside its policy ({@code kms:ListGrants}). */
  public List<AwsPart> grants() {
    return parts((Path path, Mapping content) -> new AwsPart(this, path, content), "ListGrants");
  }
}
