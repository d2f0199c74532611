package dev.seawall.collect.kubernetes;

import dev.seawall.core.snapshot.Gap;

/** A request that was not answered as asked. The message is safe to show and bounded. */
final class ApiFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  enum Kind {
    FORBIDDEN(Gap.Reason.FORBIDDEN),
    UNAUTHORIZED(Gap.Reason.UNAUTHORIZED),
    NOT_FOUND(Gap.Reason.UNAVAILABLE),
    /** The continue token is too old. */
    GONE(Gap.Reason.TRUNCATED),
    UNAVAILABLE(Gap.Reason.UNAVAILABLE),
    /** Nobody listens, or the name is unknown. */
    UNREACHABLE(Gap.Reason.UNAVAILABLE),
    CERTIFICATE(Gap.Reason.UNAVAILABLE),
    TIMED_OUT(Gap.Reason.TIMED_OUT),
    TRUNCATED(Gap.Reason.TRUNCATED),
    MALFORMED(Gap.Reason.MALFORMED);

    private final Gap.Reason reason;

    Kind(Gap.Reason reason) {
      this.reason = reason;
    }
  }

  ApiFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  Gap.Reason reason() {
    return kind.reason;
  }
}
