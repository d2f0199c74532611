package dev.seawall.core.asset;

/** Ends a judgement that needs a value that is not known; the judge makes it an Unknown verdict. */
public final class UnresolvedFactException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Fact<?> fact;

  UnresolvedFactException(Fact<?> fact, String reason) {
    super(reason, null, false, false);
    this.fact = fact;
  }

  public Fact<?> fact() {
    return fact;
  }
}
