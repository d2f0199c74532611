package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Optional;

/**
 * What AWS would answer.
 *
 * @param statement the statement that decided: the one that denies, or the one that grants; empty
 *     when the lack of one decided, or when it is not known
 * @param reason why, in words
 * @param missing what would have to be known; empty unless unknown
 */
public record Decision(
    Outcome outcome, Optional<Statement> statement, String reason, List<String> missing) {

  /** The answers, with the words that {@code seawall iam evaluate} has for them. */
  public enum Outcome {
    ALLOWED("allowed"),
    EXPLICIT_DENY("explicitDeny"),
    IMPLICIT_DENY("implicitDeny"),
    UNKNOWN("unknown");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Decision {
    missing = List.copyOf(missing);
  }

  /** The same in the words of a question about one resource. */
  Answer answer(String resource) {
    return switch (outcome) {
      case ALLOWED -> new Answer.Yes(resource, statement);
      case EXPLICIT_DENY, IMPLICIT_DENY -> new Answer.No(reason);
      case UNKNOWN -> new Answer.Unknown(missing);
    };
  }

  public boolean isAllowed() {
    return outcome == Outcome.ALLOWED;
  }

  /** Whether it is certain that the request does not pass. */
  public boolean isDenied() {
    return outcome == Outcome.EXPLICIT_DENY || outcome == Outcome.IMPLICIT_DENY;
  }
}
