package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;
import java.util.List;

/** An IAM group, whose policies its users have. */
public final class IamGroup extends IamIdentity {
  public IamGroup(Document document) {
    super(document);
  }

  @Override
  public List<InlinePolicy> inlinePolicies() {
    return inline(DETAILS, "GroupPolicyList");
  }

  @Override
  public List<String> attachedPolicies() {
    return attached(DETAILS, "AttachedManagedPolicies");
  }
}
