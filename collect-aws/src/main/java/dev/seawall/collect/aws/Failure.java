package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.Gap;

/**
 * Why a call gave nothing: what went wrong, and a clause about it such as {@code no identity-based
 * policy allows it}. The action is the one that the service says was refused, or empty.
 */
record Failure(Kind kind, String clause, String action) {
  /** What went wrong. */
  enum Kind {
    /** A policy refuses the action. */
    DENIED(Gap.Reason.FORBIDDEN),
    /** The credentials' time is over. */
    EXPIRED(Gap.Reason.UNAUTHORIZED),
    /** The credentials are not accepted here. */
    UNAUTHORIZED(Gap.Reason.UNAUTHORIZED),
    /** Too many calls, for as long as was waited. */
    THROTTLED(Gap.Reason.UNAVAILABLE),
    /** The service does not know the operation. */
    NOT_AVAILABLE(Gap.Reason.UNAVAILABLE),
    /** No connection. */
    UNREACHABLE(Gap.Reason.UNAVAILABLE),
    /** No answer in time. */
    TIMED_OUT(Gap.Reason.TIMED_OUT),
    /** More pages than are read. */
    TRUNCATED(Gap.Reason.TRUNCATED),
    /** An answer that is none. */
    MALFORMED(Gap.Reason.MALFORMED),
    /** The thing that was asked about does not exist. */
    GONE(Gap.Reason.UNAVAILABLE),
    /** Any other error of the service. */
    FAILED(Gap.Reason.UNAVAILABLE);

    private final Gap.Reason reason;

    Kind(Gap.Reason reason) {
      this.reason = reason;
    }

    Gap.Reason reason() {
      return reason;
    }
  }

  Failure(Kind kind, String clause) {
    this(kind, clause, "");
  }

  /** {@code was denied}, {@code failed}: what follows the action in a sentence. */
  String verb() {
    return switch (kind) {
      case DENIED -> "was denied";
      case NOT_AVAILABLE -> "is not available";
      case EXPIRED, UNAUTHORIZED -> "was not authorized";
      case THROTTLED -> "was throttled";
      case TIMED_OUT -> "timed out";
      case TRUNCATED -> "was cut";
      case UNREACHABLE, MALFORMED, GONE, FAILED -> "failed";
    };
  }
}
