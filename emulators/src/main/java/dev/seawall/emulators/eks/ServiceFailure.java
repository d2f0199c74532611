package dev.seawall.emulators.eks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a call with one of the service's errors: its code, its HTTP status and its members. */
final class ServiceFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String code;
  private final int status;
  private final transient Map<String, String> members = new LinkedHashMap<>();

  private ServiceFailure(int status, String code, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  static ServiceFailure of(int status, String code, String message) {
    return new ServiceFailure(status, code, message);
  }

  static ServiceFailure notFound(String message) {
    return new ServiceFailure(404, "ResourceNotFoundException", message);
  }

  static ServiceFailure inUse(String message) {
    return new ServiceFailure(409, "ResourceInUseException", message);
  }

  static ServiceFailure invalidParameter(String message) {
    return new ServiceFailure(400, "InvalidParameterException", message);
  }

  static ServiceFailure invalidRequest(String message) {
    return new ServiceFailure(400, "InvalidRequestException", message);
  }

  /** Adds a member of the error's shape, such as {@code clusterName}. */
  ServiceFailure with(String member, String value) {
    members.put(member, value);
    return this;
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }

  Map<String, String> members() {
    return Collections.unmodifiableMap(members);
  }
}
