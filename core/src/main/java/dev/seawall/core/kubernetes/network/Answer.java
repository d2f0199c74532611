package dev.seawall.core.kubernetes.network;

/**
 * Yes, no, or unknown with the reason. Combined as in three-valued logic: what is not known decides
 * only when nothing known does.
 */
public record Answer(Kind kind, String reason) {
  public static final Answer YES = new Answer(Kind.YES, "");
  public static final Answer NO = new Answer(Kind.NO, "");

  /** The three of them. */
  public enum Kind {
    YES,
    NO,
    UNKNOWN
  }

  public static Answer unknown(String reason) {
    return new Answer(Kind.UNKNOWN, reason);
  }

  public static Answer of(boolean yes) {
    return yes ? YES : NO;
  }

  public boolean isYes() {
    return kind == Kind.YES;
  }

  public boolean isNo() {
    return kind == Kind.NO;
  }

  public boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  public Answer and(Answer other) {
    if (isNo() || other.isNo()) {
      return NO;
    }
    return isUnknown() ? this : other;
  }

  public Answer or(Answer other) {
    if (isYes() || other.isYes()) {
      return YES;
    }
    return isUnknown() ? this : other;
  }

  public Answer not() {
    return switch (kind) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> this;
    };
  }

  /** The answer when it is this one if a condition holds and the other if it does not. */
  Answer when(Answer condition, Answer otherwise) {
    return switch (condition.kind()) {
      case YES -> this;
      case NO -> otherwise;
      case UNKNOWN -> {
        if (kind == otherwise.kind && !isUnknown()) {
          yield this;
        }
        yield condition;
      }
    };
  }
}
