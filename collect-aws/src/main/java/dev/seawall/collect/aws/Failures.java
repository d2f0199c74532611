package dev.seawall.collect.aws;

import dev.seawall.collect.aws.Failure.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells what an exception of the SDK means. Its text is never passed on: only error codes, and what
 * is recognised in the text, so that nothing a server writes ends in a report.
 */
final class Failures {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "Client.UnauthorizedOperation",
          "AccessDeniedForDependencyException",
          "NotAuthorized",
          "AuthorizationError",
          "UnauthorizedException",
          "ForbiddenException",
          "AllAccessDisabled");

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> UNAUTHORIZED =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "AuthFailure",
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "InvalidToken",
          "InvalidSecurity",
          "OptInRequired",
          "NotSignedUp",
          "SubscriptionRequiredException",
          "InvalidAccessException");

  private static final Set<String> NOT_AVAILABLE =
      Set.of(
          "NotImplemented",
          "NotImplementedError",
          "NotImplementedException",
          "UnknownOperationException",
          "UnknownOperation",
          "InvalidAction",
          "UnsupportedOperation",
          "UnsupportedOperationException",
          "MethodNotAllowed");

  private static final Pattern PERFORMED =
      Pattern.compile("not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z0-9]{1,80})\\b");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private Failures() {}

  static Failure of(SdkException exception) {
    if (exception instanceof AwsServiceException service) {
      return ofService(service);
    }
    if (exception instanceof ApiCallTimeoutException
        || exception instanceof ApiCallAttemptTimeoutException
        || exception instanceof AbortedException) {
      return new Failure(Kind.TIMED_OUT, "no answer came in time");
    }
    return ofClient(exception);
  }

  private static Failure ofClient(SdkException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException _ -> {
          return new Failure(Kind.UNREACHABLE, "its host name is not known");
        }
        case ConnectException _, NoRouteToHostException _ -> {
          return new Failure(Kind.UNREACHABLE, "no connection could be made");
        }
        case SocketTimeoutException timeout -> {
          boolean connecting = String.valueOf(timeout.getMessage()).contains("onnect");
          return connecting
              ? new Failure(Kind.UNREACHABLE, "no connection could be made in time")
              : new Failure(Kind.TIMED_OUT, "no answer came in time");
        }
        case SSLException _ -> {
          return new Failure(Kind.UNREACHABLE, "no trusted TLS connection could be made");
        }
        default -> {}
      }
    }
    String message = String.valueOf(exception.getMessage());
    if (message.contains("redentials")) {
      return new Failure(Kind.UNAUTHORIZED, "the credentials could not be loaded");
    }
    if (message.contains("nmarshall") || message.contains("parse")) {
      return new Failure(Kind.MALFORMED, "the answer is not one of this service");
    }
    return new Failure(Kind.FAILED, "the request could not be completed");
  }

  private static Failure ofService(AwsServiceException exception) {
    String code = code(exception);
    int status = exception.statusCode();
    String message = String.valueOf(exception.getMessage());
    if (EXPIRED.contains(code)) {
      return new Failure(Kind.EXPIRED, "the credentials have expired");
    }
    if (UNAUTHORIZED.contains(code) && !isUnknownPath(code, message)) {
      return new Failure(
          Kind.UNAUTHORIZED,
          "the credentials are not accepted (" + code + "); the region may not be enabled");
    }
    if (exception.isThrottlingException() || status == 429) {
      return new Failure(Kind.THROTTLED, "the service asked for fewer calls");
    }
    if (DENIED.contains(code) || (status == 403 && code.isEmpty())) {
      return new Failure(Kind.DENIED, refusal(message), performed(message));
    }
    if (isUnknownPath(code, message) || isUnknownOperation(code, status, message)) {
      String told = code.isEmpty() ? "status " + status + " without an error code" : code;
      return new Failure(Kind.NOT_AVAILABLE, "the service does not know it (" + told + ")");
    }
    if (status == 403 && code.endsWith("AccessDeniedException")) {
      return new Failure(Kind.DENIED, refusal(message), performed(message));
    }
    String told = code.isEmpty() ? "" : ", " + code;
    return new Failure(Kind.FAILED, "the service answered with status " + status + told);
  }

  /** The error's code, when it is one that can be shown. */
  static String code(AwsServiceException exception) {
    AwsErrorDetails details = exception.awsErrorDetails();
    String code = details == null ? "" : String.valueOf(details.errorCode());
    return !code.equals("null") && CODE.matcher(code).matches() ? code : "";
  }

  /**
   * What Amazon API Gateway, which stands before services such as EKS, says of a path that it does
   * not know, however the request is signed (API Gateway Developer Guide, "Gateway response
   * types"). A service that misses a signature says so in other words.
   */
  private static boolean isUnknownPath(String code, String message) {
    return code.equals("MissingAuthenticationTokenException")
        && message.startsWith("Missing Authentication Token");
  }

  private static boolean isUnknownOperation(String code, int status, String message) {
    if (NOT_AVAILABLE.contains(code) || status == 501) {
      return true;
    }
    // A service's own "not found" has a code; a page of some web server has none.
    boolean coded = !code.isEmpty() && !code.chars().allMatch(Character::isDigit);
    return (status == 404 || status == 405) && !coded
        || (status == 400 && message.contains("not been implemented"));
  }

  /** Which policy refused, as IAM tells it (IAM User Guide, "Troubleshoot access denied"). */
  private static String refusal(String message) {
    boolean explicit = message.contains("explicit deny");
    String policy = policy(message);
    if (policy.isEmpty()) {
      return explicit ? "a policy denies it explicitly" : "which policy refuses it was not said";
    }
    return explicit
        ? article(policy) + " " + policy + " denies it explicitly"
        : "no " + policy + " allows it";
  }

  private static String article(String policy) {
    return "aeiou".indexOf(policy.charAt(0)) >= 0 ? "an" : "a";
  }

  private static String policy(String message) {
    for (String policy :
        new String[] {
          "service control policy",
          "resource control policy",
          "permissions boundary",
          "session policy",
          "VPC endpoint policy",
          "resource-based policy",
          "identity-based policy"
        }) {
      if (message.contains(policy)) {
        return policy;
      }
    }
    return "";
  }

  private static String performed(String message) {
    Matcher performed = PERFORMED.matcher(message);
    return performed.find() ? performed.group(1) : "";
  }
}
