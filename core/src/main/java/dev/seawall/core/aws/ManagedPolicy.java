package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Value;

/** A managed policy in its default version, of the account or of AWS. */
public final class ManagedPolicy extends AwsResource {
  public ManagedPolicy(Document document) {
    super(document);
  }

  /** The policy itself. */
  public Fact<Value> policyDocument() {
    String operation =
        ((Mapping) content()).get("GetPolicyVersion") == null
            ? IamIdentity.DETAILS
            : "GetPolicyVersion";
    return field(operation, "Document");
  }

  /** Whether AWS wrote it, and changes it. */
  public boolean isOfAws() {
    return arn().account().equals("aws");
  }
}
