package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;
import java.util.Optional;

/** An IAM user, whose credentials last until somebody takes them away. */
public final class IamUser extends IamPrincipal {
  public IamUser(Document document) {
    super(document);
  }

  @Override
  public List<InlinePolicy> inlinePolicies() {
    return inline(DETAILS, "UserPolicyList");
  }

  @Override
  public List<String> attachedPolicies() {
    return attached(DETAILS, "AttachedManagedPolicies");
  }

  @Override
  public Optional<String> boundary() {
    return text(DETAILS, "PermissionsBoundary", "PermissionsBoundaryArn").value();
  }

  /** The names of the groups it is in ({@code GroupList}). */
  public Fact<List<String>> groups() {
    return texts(DETAILS, "GroupList");
  }
}
