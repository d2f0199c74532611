package dev.seawall.core.value;

/**
 * Ends a judgement of several things at once that needs what differs between them: each must be
 * judged for itself.
 */
public final class VaryingException extends RuntimeException {
  private static final long serialVersionUID = 1;
  static final VaryingException TOUCHED = new VaryingException();

  private VaryingException() {
    super("differs between what is judged at once", null, false, false);
  }
}
