package dev.seawall.core.check;

/** Says of a check that it cannot be used, and why. */
public final class CheckException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private final transient Class<?> check;

  CheckException(Check<?> check, String message) {
    super(message);
    this.check = check.getClass();
  }

  CheckException(Check<?> check, String message, Throwable cause) {
    super(message, cause);
    this.check = check.getClass();
  }

  /** The class of the check that is at fault. */
  public Class<?> check() {
    return check;
  }
}
