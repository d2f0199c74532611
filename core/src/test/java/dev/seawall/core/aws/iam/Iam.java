package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Short ways to write policies and requests in tests; single quotes stand for double ones. */
final class Iam {
  static final String ACCOUNT = "111122223333";
  static final String OTHER = "444455556666";
  static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/app";
  static final String SESSION = "arn:aws:sts::" + ACCOUNT + ":assumed-role/app/one";
  static final String USER = "arn:aws:iam::" + ACCOUNT + ":user/ann";
  static final String BUCKET = "arn:aws:s3:::bucket";

  private Iam() {}

  static Policy policy(PolicyKind kind, String... statements) {
    return text(
        kind, "{'Version': '2012-10-17', 'Statement': [" + String.join(", ", statements) + "]}");
  }

  static Policy text(PolicyKind kind, String json) {
    return Policy.of(kind.words(), kind, new Text(json.replace('\'', '"')));
  }

  static Policy identity(String... statements) {
    return policy(PolicyKind.IDENTITY, statements);
  }

  static Policy resource(String... statements) {
    return policy(PolicyKind.RESOURCE, statements);
  }

  static Policies identityOnly(String... statements) {
    return Policies.ofIdentity(List.of(identity(statements)));
  }

  /** The same policies, of a session that was made with one of its own. */
  static Policies inSession(Policies policies, Policy session) {
    return new Policies(
        policies.identity(),
        policies.resource(),
        policies.boundary(),
        List.of(session),
        policies.serviceControl(),
        policies.resourceControl());
  }

  static String allow(String action, String resource) {
    return statement("Allow", action, resource, "");
  }

  static String deny(String action, String resource) {
    return statement("Deny", action, resource, "");
  }

  static String statement(String effect, String action, String resource, String more) {
    return "{'Effect': '"
        + effect
        + "', 'Action': '"
        + action
        + "', 'Resource': '"
        + resource
        + "'"
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  static String grant(String principal, String action) {
    return statement("Allow", action, "*", "'Principal': " + principal);
  }

  /** {@code key=value} pairs; a key given twice has several values, and {@code key=} one empty. */
  static Map<String, List<String>> keys(String... pairs) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String key = pair.substring(0, equals);
      List<String> more = List.of(pair.substring(equals + 1));
      keys.merge(
          key, more, (before, after) -> Stream.concat(before.stream(), after.stream()).toList());
    }
    return keys;
  }

  static Request request(String principal, String action, String resource, String... context) {
    return requestIn(ACCOUNT, principal, action, resource, context);
  }

  /** A request for a resource of an account. */
  static Request requestIn(
      String account, String principal, String action, String resource, String... context) {
    return new Request(
        Principal.of(principal).orElseThrow(),
        action,
        resource,
        Optional.of(account),
        Context.complete(keys(context)),
        false);
  }

  static Decision.Outcome decide(Policies policies, Request request) {
    return Evaluation.decide(policies, request).outcome();
  }
}
