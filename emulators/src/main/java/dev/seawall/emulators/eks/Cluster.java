package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A cluster and what belongs to it. Every value is kept in the shape in which the service answers
 * it, so that describing is copying.
 */
record Cluster(
    ObjectNode view,
    String creator,
    Map<String, ObjectNode> nodegroups,
    Map<String, ObjectNode> fargateProfiles,
    Map<String, ObjectNode> addons,
    Map<String, AccessEntry> accessEntries,
    Map<String, ObjectNode> podIdentities,
    Map<String, ObjectNode> identityProviders,
    Map<String, ObjectNode> capabilities,
    Map<String, ObjectNode> authorities,
    Map<String, Update> updates) {

  /** An access entry and the policies associated with it, by their ARN. */
  record AccessEntry(ObjectNode view, Map<String, ObjectNode> policies) {}

  /** An update and what it is of: {@code cluster}, or a kind such as {@code addon} and a name. */
  record Update(ObjectNode view, String subject) {}

  static Cluster of(ObjectNode view, String creator) {
    return new Cluster(
        view,
        creator,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  String name() {
    return view.path("name").asText();
  }

  String version() {
    return view.path("version").asText();
  }

  String status() {
    return view.path("status").asText();
  }

  String authenticationMode() {
    return view.path("accessConfig").path("authenticationMode").asText();
  }

  boolean hasAccessEntries() {
    return !authenticationMode().equals("CONFIG_MAP");
  }

  /** Everything of the cluster that has an ARN and tags, the cluster first. */
  Stream<ObjectNode> tagged() {
    return Stream.of(
            Stream.of(view),
            nodegroups.values().stream(),
            fargateProfiles.values().stream(),
            addons.values().stream(),
            accessEntries.values().stream().map(AccessEntry::view),
            podIdentities.values().stream(),
            identityProviders.values().stream(),
            capabilities.values().stream())
        .flatMap(each -> each);
  }
}
