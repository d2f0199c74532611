package dev.seawall.report;

/** A report that cannot be written as asked; the message is a sentence for the user. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Code code;

  /** Whose fault it is. */
  public enum Code {
    /** The command line asks for what cannot be. */
    USAGE,
    /** The file or the disk refused. */
    UNWRITABLE
  }

  OutputException(Code code, String message) {
    super(message);
    this.code = code;
  }

  OutputException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
