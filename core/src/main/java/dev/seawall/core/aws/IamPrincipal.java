package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;
import java.util.Optional;

/** Who can act in an account: an IAM role or user. */
public abstract sealed class IamPrincipal extends IamIdentity permits IamRole, IamUser {
  IamPrincipal(Document document) {
    super(document);
  }

  /** The ARN of its permissions boundary. */
  public abstract Optional<String> boundary();

  /** The name without its path, which is unique in the account. */
  public final String lastName() {
    return arn().lastName();
  }
}
