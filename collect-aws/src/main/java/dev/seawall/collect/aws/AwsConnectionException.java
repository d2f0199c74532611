package dev.seawall.collect.aws;

/** AWS cannot be asked anything at all; the message says what to do about it. */
public final class AwsConnectionException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Code code;

  /** What is in the way. */
  public enum Code {
    /** No region was given or configured, or its name is none. */
    REGION,
    /** There are none, they cannot be read, or AWS does not accept them. */
    CREDENTIALS,
    /** They were accepted once. */
    EXPIRED,
    /** The role may not be assumed. */
    ROLE,
    /** No answer. */
    UNREACHABLE
  }

  AwsConnectionException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
