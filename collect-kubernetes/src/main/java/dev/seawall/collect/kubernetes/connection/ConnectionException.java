package dev.seawall.collect.kubernetes.connection;

/** No cluster could be asked anything; the message is a sentence for people. */
public final class ConnectionException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Code code;

  /** What went wrong. */
  public enum Code {
    /** The kubeconfig is missing, cannot be read, or names what it does not hold. */
    KUBECONFIG,
    /** It asks for something that is refused unless a flag allows it. */
    REFUSED,
    /** The credentials cannot be had. */
    CREDENTIALS,
    /** The server's certificate is not trusted. */
    CERTIFICATE,
    /** Nothing answers, or not in time. */
    UNREACHABLE,
    /** What answers is not a Kubernetes API server. */
    NOT_KUBERNETES
  }

  public ConnectionException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
