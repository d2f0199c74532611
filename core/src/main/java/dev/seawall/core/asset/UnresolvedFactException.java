package dev.seawall.core.asset;

/** Ends a judgement that needs a value that is not known; the judge makes it an Unknown verdict. */
public final class UnresolvedFactException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Fact<?> fact;
  private final boolean outOfScope;

  UnresolvedFactException(Fact<?> fact, String reason) {
    this(fact, reason, false);
  }

  private UnresolvedFactException(Fact<?> fact, String reason, boolean outOfScope) {
    super(reason, null, false, false);
    this.fact = fact;
    this.outOfScope = outOfScope;
  }

  /** Ends the judgement of an asset because something that it names is not known. */
  public static UnresolvedFactException missing(Asset asset, String reason) {
    return new UnresolvedFactException(
        new Fact<Object>(asset, new String[0], null, null, reason), reason);
  }

  /** Ends the judgement of an asset because of what nobody asked to read. */
  public static UnresolvedFactException outOfScope(Asset asset, String reason) {
    return new UnresolvedFactException(
        new Fact<Object>(asset, new String[0], null, null, reason), reason, true);
  }

  /** Whether it is not known because nobody asked to read it. */
  public boolean isOutOfScope() {
    return outOfScope;
  }

  public Fact<?> fact() {
    return fact;
  }
}
