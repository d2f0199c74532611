package dev.seawall.collect.kubernetes;

import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.value.Pool;
import dev.seawall.documents.Projection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a cluster's namespaces, listed when a list over all of them is forbidden. */
final class Namespaces {
  private final ApiClient client;
  private final CollectOptions options;
  private @Nullable List<String> names;

  Namespaces(ApiClient client, CollectOptions options) {
    this.client = client;
    this.options = options.withProjection(Projection.CHECKED);
  }

  /** The names; none when they may not be listed. */
  synchronized List<String> names() {
    List<String> known = names;
    if (known == null) {
      known = list();
      names = known;
    }
    return known;
  }

  private List<String> list() {
    List<String> listed = new ArrayList<>();
    try {
      new Listing(
              client,
              options,
              Types.NAMESPACES,
              "/api/v1",
              new Pool(),
              (document, podTemplate) ->
                  listed.add(JsonTree.text(JsonTree.mapping(document.value(), "metadata"), "name")),
              Progress.SILENT)
          .list("");
    } catch (ApiFailure failure) {
      return List.of();
    }
    return List.copyOf(listed);
  }
}
