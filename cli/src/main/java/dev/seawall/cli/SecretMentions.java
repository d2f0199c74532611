package dev.seawall.cli;

import dev.seawall.core.aws.Arn;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.documents.reader.ListInText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets of Secrets Manager and parameters of Systems Manager that objects of a cluster name: a
 * SecretProviderClass of the provider {@code aws} (its {@code parameters.objects}), and an
 * ExternalSecret with the store that it takes them from. What is found by a pattern is not named.
 */
final class SecretMentions {
  private static final String SECRETS = "secretsmanager";
  private static final String PARAMETERS = "ssm";

  /** A store: which service it reads, where, and what it puts before names. */
  private record Store(String service, String region, String account, String prefix) {}

  /** A name in a store, whose store may not have been read yet. */
  private record Reference(String namespace, String kind, String store, String key) {}

  private final Optional<Arn> cluster;
  private final SortedSet<String> secrets = new TreeSet<>();
  private final SortedSet<String> parameters = new TreeSet<>();
  private final SortedSet<String> roles = new TreeSet<>();
  private final Map<String, Store> stores = new TreeMap<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param cluster the ARN of the cluster: what says nothing else is where the cluster is
   */
  SecretMentions(String cluster) {
    this.cluster = Arn.of(cluster);
  }

  void add(Mapping object) {
    String namespace = text(object, "metadata", "namespace");
    switch (text(object, "kind")) {
      case "SecretProviderClass" -> providerClass(object);
      case "ExternalSecret" -> externalSecret(namespace, at(object, "spec"));
      case "SecretStore", "ClusterSecretStore" -> store(namespace, object);
      default -> {
        // names no secret of AWS
      }
    }
  }

  private void providerClass(Mapping object) {
    if (!text(object, "spec", "provider").equals("aws")) {
      return;
    }
    String region = text(object, "spec", "parameters", "region");
    String written = text(object, "spec", "parameters", "objects");
    for (Mapping each : mappings(ListInText.read("spec.parameters.objects", written))) {
      String name = text(each, "objectName");
      String type = text(each, "objectType");
      String service =
          type.isEmpty()
              ? Arn.of(name).map(Arn::service).orElse("")
              : type.equals("ssmparameter") ? PARAMETERS : type;
      named(new Store(service, region, "", ""), name);
    }
  }

  private void externalSecret(String namespace, Value spec) {
    String kind = text(spec, "secretStoreRef", "kind");
    String store = text(spec, "secretStoreRef", "name");
    for (Mapping each : mappings(at(spec, "data"))) {
      reference(namespace, kind, store, each, text(each, "remoteRef", "key"));
    }
    for (Mapping each : mappings(at(spec, "dataFrom"))) {
      reference(namespace, kind, store, each, text(each, "extract", "key"));
    }
  }

  /** An entry may name a store of its own. */
  private void reference(String namespace, String kind, String store, Mapping entry, String key) {
    String ownStore = text(entry, "sourceRef", "storeRef", "name");
    String ownKind = text(entry, "sourceRef", "storeRef", "kind");
    references.add(
        ownStore.isEmpty()
            ? new Reference(namespace, kind, store, key)
            : new Reference(namespace, ownKind, ownStore, key));
  }

  private void store(String namespace, Mapping object) {
    if (!(at(object, "spec", "provider", "aws") instanceof Mapping aws)) {
      return;
    }
    String role = text(aws, "role");
    String account = Arn.of(role).map(Arn::account).orElse("");
    if (Mentions.isRole(role)) {
      roles.add(role);
    }
    String service = text(aws, "service").equals("ParameterStore") ? PARAMETERS : SECRETS;
    stores.put(
        namespace + "/" + text(object, "metadata", "name"),
        new Store(service, text(aws, "region"), account, text(aws, "prefix")));
  }

  private void named(Store store, String key) {
    if (key.isEmpty()) {
      return;
    }
    switch (store.service()) {
      case SECRETS -> secrets.add(located(store, "secret:", key));
      case PARAMETERS -> parameters.add(located(store, "parameter/", key));
      default -> {
        // of a service that holds no secrets
      }
    }
  }

  /** The name alone where it is in the cluster's account and region, else its ARN. */
  private String located(Store store, String type, String key) {
    if (Arn.of(key).isPresent() || cluster.isEmpty()) {
      return key;
    }
    Arn here = cluster.get();
    String name = store.prefix() + key;
    String region = store.region().isEmpty() ? here.region() : store.region();
    String account = store.account().isEmpty() ? here.account() : store.account();
    if (region.equals(here.region()) && account.equals(here.account())) {
      return name;
    }
    String resource = type + (name.startsWith("/") ? name.substring(1) : name);
    return new Arn(here.partition(), store.service(), region, account, resource).toString();
  }

  private void resolve() {
    for (Reference each : references) {
      String namespace = each.kind().equals("ClusterSecretStore") ? "" : each.namespace();
      Store store = stores.get(namespace + "/" + each.store());
      if (store != null) {
        named(store, each.key());
      }
    }
    references.clear();
  }

  SortedSet<String> secrets() {
    resolve();
    return secrets;
  }

  SortedSet<String> parameters() {
    resolve();
    return parameters;
  }

  /** The roles that stores take. */
  SortedSet<String> roles() {
    return roles;
  }

  private static List<Mapping> mappings(Value value) {
    return value instanceof Sequence list
        ? list.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).toList()
        : List.of();
  }

  private static Value at(Value object, String... keys) {
    Value found = Path.ROOT.fields(keys).in(object);
    return found == null ? Null.NULL : found;
  }

  private static String text(Value object, String... keys) {
    return at(object, keys) instanceof Text text ? text.text() : "";
  }
}
