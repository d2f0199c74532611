package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiClient.Ask;
import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Lists one type page by page, in all namespaces or in one. An object is told once, also when a
 * page or the whole list had to be asked for again.
 */
final class Listing {
  private static final int PAGES_WITHOUT_NEWS = 3;
  private static final int MOST_TOKENS = 1_000_000;
  private final ApiClient client;
  private final CollectOptions options;
  private final ResourceType type;
  private final String groupVersion;
  private final Pool pool;
  private final BiConsumer<Document, Boolean> sink;
  private final Progress progress;
  private final Set<String> told = new HashSet<>();

  Listing(
      ApiClient client,
      CollectOptions options,
      ResourceType type,
      String groupVersion,
      Pool pool,
      BiConsumer<Document, Boolean> sink,
      Progress progress) {
    this.client = client;
    this.options = options;
    this.type = type;
    this.groupVersion = groupVersion;
    this.pool = pool;
    this.sink = sink;
    this.progress = progress;
  }

  /** Lists to the end; a failure leaves what was told before it. */
  void list(String namespace) throws ApiFailure {
    try {
      pages(namespace);
    } catch (ApiFailure failure) {
      if (failure.kind() != Kind.GONE) {
        throw failure;
      }
      // The server forgot the point in time that the list was made at: once more from the start.
      pages(namespace);
    }
  }

  private void pages(String namespace) throws ApiFailure {
    String base =
        groupVersion
            + (namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace))
            + "/"
            + type.resource()
            + "?limit="
            + options.pageSize();
    Set<String> tokens = new HashSet<>();
    String token = "";
    int withoutNews = 0;
    do {
      int before = told.size();
      ListPage page = new ListPage(type, pool, options.projection(), this::tell);
      String path = token.isEmpty() ? base : base + "&continue=" + encode(token);
      token = client.ask(Ask.get(path), page::read);
      progress.read(type, told.size());
      withoutNews = told.size() > before ? 0 : withoutNews + 1;
      boolean endless =
          !tokens.add(token) || tokens.size() > MOST_TOKENS || withoutNews > PAGES_WITHOUT_NEWS;
      if (!token.isEmpty() && endless) {
        throw new ApiFailure(Kind.TRUNCATED, "went on without an end and was cut");
      }
    } while (!token.isEmpty());
  }

  private void tell(Mapping object, List<Note> notes, boolean podTemplate) {
    String path = path(object);
    if (!told.add(path)) {
      return;
    }
    sink.accept(new Document(object, new Origin.Api(path), Locator.NONE, notes), podTemplate);
  }

  private String path(Mapping object) {
    Mapping metadata = JsonTree.mapping(object, "metadata");
    String namespace = JsonTree.text(metadata, "namespace");
    return groupVersion
        + (namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace))
        + "/"
        + type.resource()
        + "/"
        + encode(JsonTree.text(metadata, "name"));
  }

  /** Names of Kubernetes stay as they are but for the colons of RBAC's. */
  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":");
  }
}
