package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of an AWS account. Its document has the resource's {@code type} as CloudFormation
 * names it, its {@code arn}, and for each API call that was made a field named as the operation,
 * which holds what the call says of this resource. Reading an operation that was not called ends
 * the judgement as Unknown; one that found nothing is null.
 */
public class AwsResource extends Asset {
  private final Arn arn;
  private final ResourceId id;

  public AwsResource(Document document) {
    super(document, Path.ROOT, document.value());
    this.arn =
        arnOf(document.value())
            .orElseThrow(() -> new IllegalArgumentException("an AWS document without an ARN"));
    this.id = idOf(typeOf(document.value()), arn);
  }

  /** Whether a document describes an AWS resource: it says a type and an ARN. */
  public static boolean isOne(Mapping document) {
    return typeOf(document).startsWith("AWS::") && arnOf(document).isPresent();
  }

  static String typeOf(Mapping document) {
    return document.get("type") instanceof Text text ? text.text() : "";
  }

  private static Optional<Arn> arnOf(Mapping document) {
    return document.get("arn") instanceof Text text ? Arn.of(text.text()) : Optional.empty();
  }

  /** What a resource is called in reports: its account and region stand for the namespace. */
  static ResourceId idOf(String type, Arn arn) {
    // IAM's ARNs have no region, those of images no account.
    String scope =
        Stream.of(arn.account(), arn.region())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
    return new ResourceId("", type, scope, nameOf(arn), arn.toString());
  }

  private static String nameOf(Arn arn) {
    return switch (arn.service() + ":" + arn.resourceType()) {
      case "eks:nodegroup",
          "eks:fargateprofile",
          "eks:addon",
          "eks:capability",
          "eks:identityproviderconfig" ->
          withoutLast(arn.name());
      case "eks:access-entry" -> accessEntry(arn.name());
      case "logs:log-group" ->
          arn.name().endsWith(":*") ? arn.name().substring(0, arn.name().length() - 2) : arn.name();
      case "elasticloadbalancing:loadbalancer" ->
          arn.name().chars().filter(c -> c == '/').count() > 1
              ? withoutLast(arn.name())
              : arn.name();
      default -> arn.name();
    };
  }

  /** The last part is a UUID that changes when the resource is made again. */
  private static String withoutLast(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** {@code prod/role/111122223333/admin} of {@code prod/role/111122223333/admin/UUID}. */
  private static String accessEntry(String name) {
    return withoutLast(name);
  }

  public final Arn arn() {
    return arn;
  }

  public final String type() {
    return id.kind();
  }

  public final String name() {
    return id.name();
  }

  public final String account() {
    return arn.account();
  }

  public final String region() {
    return arn.region();
  }

  @Override
  public ResourceId resource() {
    return id;
  }

  /** An operation that has no key at all was not called: unlike a field, that says nothing. */
  @Override
  protected final @Nullable String reasonForAbsence(String key) {
    return Character.isUpperCase(key.charAt(0)) ? key + " of " + this + " was not read" : null;
  }

  /**
   * The tags in a field: a mapping as EKS gives it, or a list of {@code Key} and {@code Value} as
   * EC2 and IAM do. Keys are lower case in some services.
   */
  protected final SortedMap<String, String> tags(String... keys) {
    SortedMap<String, String> tags = new TreeMap<>();
    Value found = field(keys).value().orElse(Mapping.EMPTY);
    if (found instanceof Mapping mapping) {
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        tags.put(entry.getKey(), String.valueOf(entry.getValue()));
      }
    } else if (found instanceof Sequence sequence) {
      for (Value item : sequence.items()) {
        if (item instanceof Mapping tag) {
          tags.put(either(tag, "Key", "key"), either(tag, "Value", "value"));
        }
      }
    }
    return tags;
  }

  private static String either(Mapping tag, String first, String second) {
    Value value = tag.get(first) == null ? tag.get(second) : tag.get(first);
    return value instanceof Text text ? text.text() : "";
  }

  /** The items of a list of mappings, such as rules or listeners, for what needs no own class. */
  public final List<AwsPart> listed(String... keys) {
    return parts((at, content) -> new AwsPart(this, at, content), keys);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
