package dev.seawall.core.asset;

/** Ends a judgement that needs a value that is not known; the judge makes it an Unknown verdict. */
public final class UnresolvedFactException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Fact<?> fact;

  UnresolvedFactException(Fact<?> fact, String reason) {
    super(reason, null, false, false);
    this.fact = fact;
  }

  /** Ends the judgement of an asset because something that it names is not known. */
  public static UnresolvedFactException missing(Asset asset, String reason) {
    return new UnresolvedFactException(
        new Fact<Object>(asset, new String[0], null, null, reason), reason);
  }

  public Fact<?> fact() {
    return fact;
  }
}
