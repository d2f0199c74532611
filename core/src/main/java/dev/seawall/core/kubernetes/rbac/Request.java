package dev.seawall.core.kubernetes.rbac;

import java.util.Set;

/**
 * A request as the API server's authorizer sees it ({@code authorizer.Attributes}): who, and either
 * a verb on a resource or a verb on a path. The namespace is empty for cluster-scoped resources and
 * for all namespaces; the name is empty for create and for list and watch without a field selector.
 */
public record Request(
    String user,
    Set<String> groups,
    String verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    String path) {
  public Request {
    groups = Set.copyOf(groups);
  }

  /** A request of a subject for a resource, which may be written {@code pods/exec}. */
  public static Request of(
      Subject subject, String verb, String group, String resource, String namespace, String name) {
    int slash = resource.indexOf('/');
    return new Request(
        subject.userName(),
        subject.groups(),
        verb,
        group,
        slash < 0 ? resource : resource.substring(0, slash),
        slash < 0 ? "" : resource.substring(slash + 1),
        namespace,
        name,
        "");
  }

  boolean isForResource() {
    return path.isEmpty();
  }
}
