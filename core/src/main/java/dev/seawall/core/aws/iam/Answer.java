package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Optional;

/** Whether somebody can do something: yes, no, or unknown with what is missing. */
public sealed interface Answer {

  /**
   * It can.
   *
   * @param resource a resource on which it can, made up where a policy has wildcards
   * @param statement the statement that allows it; empty for an account's root user
   */
  record Yes(String resource, Optional<Statement> statement) implements Answer {
    /** {@code statement "Sid" of NAME}: what allows it. */
    public String by() {
      return statement.map(Statement::toString).orElse("being the account's root user");
    }
  }

  /** It certainly cannot, on none of the resources. */
  record No(String reason) implements Answer {}

  /** It cannot be told from what is known. */
  record Unknown(List<String> missing) implements Answer {
    public Unknown {
      missing = List.copyOf(missing);
    }
  }
}
