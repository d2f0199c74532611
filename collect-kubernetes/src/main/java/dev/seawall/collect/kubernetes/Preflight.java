package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiClient.Ask;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks a cluster, before its objects are read, what the user may not read (API {@code
 * SelfSubjectAccessReview}, which every user may ask). The definitions of custom resources are
 * read, because they tell which custom resources make pods and are read too.
 */
public final class Preflight {
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  private Preflight() {}

  /** The gaps that a collection of these types would have for want of permission. */
  public static List<Gap> missing(
      Connection connection, Collection<ResourceType> types, CollectOptions options)
      throws ConnectionException {
    connection.authorization();
    List<Gap> missing = new ArrayList<>();
    try (ApiClient client = new ApiClient(connection, options)) {
      Served served = KubernetesCollector.discover(client, connection, types);
      for (ResourceType type : new TreeSet<>(types)) {
        boolean skipped = type.equals(Types.SECRETS) && !options.readSecrets();
        if (!skipped && served.groupVersion(type).isPresent()) {
          missing.addAll(review(client, type, options));
        }
      }
      boolean definitions =
          types.contains(Types.CUSTOM_RESOURCE_DEFINITIONS)
              && missing.stream()
                  .noneMatch(gap -> gap.type().equals(Types.CUSTOM_RESOURCE_DEFINITIONS));
      if (definitions) {
        Reading reading = new Reading(client, options, served, document -> {}, Progress.SILENT);
        for (ResourceType type : reading.readPodOwners()) {
          if (!types.contains(type)) {
            missing.addAll(review(client, type, options));
          }
        }
        missing.addAll(reading.gaps());
      }
    }
    return missing;
  }

  private static List<Gap> review(ApiClient client, ResourceType type, CollectOptions options) {
    Set<String> places =
        type.namespaced() && !options.namespaces().isEmpty() ? options.namespaces() : Set.of("");
    List<Gap> missing = new ArrayList<>();
    for (String namespace : places) {
      review(client, type, namespace).ifPresent(missing::add);
    }
    return missing;
  }

  private static Optional<Gap> review(ApiClient client, ResourceType type, String namespace) {
    // The names are those of our own types, of definitions whose names were checked, and of
    // namespaces the user typed.
    String body =
        """
        {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",
         "spec":{"resourceAttributes":{"verb":"list","group":"%s","resource":"%s","namespace":"%s"}}}
        """
            .formatted(type.group(), type.resource(), namespace.replaceAll("[^A-Za-z0-9.-]", ""));
    try {
      Ask ask = new Ask(REVIEWS, "application/json", Optional.of(body));
      Mapping status = JsonTree.mapping(client.ask(ask, JsonTree::read), "status");
      if (status.get("allowed") instanceof Bool allowed && allowed.value()) {
        return Optional.empty();
      }
      String message = Sentences.notAllowed(type, namespace, "");
      return Optional.of(new Gap(type, namespace, "list", Gap.Reason.FORBIDDEN, message));
    } catch (ApiFailure failure) {
      return Optional.of(Sentences.gap(type, namespace, failure, 0));
    }
  }
}
