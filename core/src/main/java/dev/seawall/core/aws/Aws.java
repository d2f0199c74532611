package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Indexes;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * The AWS resources of a snapshot and the relations between them. Each index is made once, when
 * first asked for. Safe for use by several threads.
 */
public final class Aws {
  private final List<AwsResource> resources;
  private final boolean read;
  private final Map<String, AwsResource> byArn = new HashMap<>();
  private final Map<Class<?>, List<AwsResource>> byClass = new HashMap<>();
  private final Indexes<Aws> indexes = new Indexes<>(this);

  public Aws(Snapshot snapshot) {
    List<AwsResource> all = new ArrayList<>();
    snapshot.documents().stream()
        .filter(document -> AwsResource.isOne(document.value()))
        .forEach(document -> all.add(AwsTypes.resource(document)));
    all.sort(Comparator.comparing(AwsResource::resource));
    this.resources = Collections.unmodifiableList(all);
    for (AwsResource resource : all) {
      byArn.putIfAbsent(resource.arn().toString(), resource);
      byClass.computeIfAbsent(resource.getClass(), type -> new ArrayList<>()).add(resource);
    }
    this.read = !all.isEmpty() || snapshot.gaps().stream().map(Gap::type).anyMatch(AwsTypes::isOne);
  }

  /** Whether somebody tried to read the AWS side at all. */
  public boolean isRead() {
    return read;
  }

  /** Every resource, in the order of their identities. */
  public List<AwsResource> resources() {
    return resources;
  }

  /** The resources of a class or of its subclasses, in the order of their identities. */
  public <R extends AwsResource> List<R> all(Class<R> type) {
    boolean several = Modifier.isAbstract(type.getModifiers());
    return (several ? resources : byClass.getOrDefault(type, List.of()))
        .stream().filter(type::isInstance).map(type::cast).toList();
  }

  public <R extends AwsResource> Optional<R> find(Class<R> type, String arn) {
    return Optional.ofNullable(byArn.get(arn)).filter(type::isInstance).map(type::cast);
  }

  /**
   * A resource that another names.
   *
   * @param asking whose judgement ends as Unknown when the resource was not read
   */
  public <R extends AwsResource> R get(Class<R> type, String arn, Asset asking) {
    return find(type, arn)
        .orElseThrow(() -> UnresolvedFactException.missing(asking, arn + " was not read"));
  }

  /**
   * A resource that another names by an id that is unique in the region, such as {@code vpc-1}. Its
   * account may be another: VPCs and subnets can be shared.
   *
   * @param asking in whose region it is, and whose judgement ends as Unknown when it was not read
   */
  public <R extends AwsResource> R getById(Class<R> type, String id, AwsResource asking) {
    return index(ById.class, ById::new)
        .find(type, asking.region(), id)
        .orElseThrow(() -> UnresolvedFactException.missing(asking, id + " was not read"));
  }

  /** The resources by region and the last part of their ARN. */
  private static final class ById {
    private final Map<String, List<AwsResource>> byId = new HashMap<>();

    ById(Aws aws) {
      for (AwsResource each : aws.resources) {
        byId.computeIfAbsent(key(each.region(), each.name()), key -> new ArrayList<>()).add(each);
      }
    }

    <R extends AwsResource> Optional<R> find(Class<R> type, String region, String id) {
      return byId.getOrDefault(key(region, id), List.of()).stream()
          .filter(type::isInstance)
          .map(type::cast)
          .findFirst();
    }

    private static String key(String region, String id) {
      return region + "/" + id;
    }
  }

  /** The settings of a resource's account in its region, if they were read. */
  public Optional<AwsRegion> region(AwsResource of) {
    return all(AwsRegion.class).stream()
        .filter(each -> each.region().equals(of.region()) && each.account().equals(of.account()))
        .findFirst();
  }

  /** What was read of an account's settings. */
  public Optional<AwsAccount> account(String account) {
    return all(AwsAccount.class).stream()
        .filter(each -> each.account().equals(account))
        .findFirst();
  }

  /** What a role or user can do under all its policies. */
  public IamPowers powersOf(IamPrincipal identity) {
    return index(IamPolicies.class, IamPolicies::new).powersOf(identity);
  }

  /**
   * Whether the organisation of an account lets a role, which may do everything itself, do an
   * action without any condition; unknown where it would and some of its policies were not read.
   */
  public Answer organisationLets(AwsAccount account, String role, String action) {
    return IamPolicies.organisationLets(account, role, action);
  }

  /**
   * The values of a condition key with which the organisation of an account refuses an action on a
   * resource to a role that may do everything itself. What it refuses whatever the value is, or
   * with a condition of which more would have to be known, does not count. Unknown where a policy
   * was not read.
   */
  public SortedSet<String> organisationRefuses(
      AwsAccount account,
      AwsResource on,
      String action,
      String conditionKey,
      Collection<String> values) {
    return IamPolicies.refused(account, on, action, conditionKey, values);
  }

  /** An index over the resources, made when it is first asked for. */
  public <I> I index(Class<I> type, Function<Aws, I> maker) {
    return indexes.get(type, maker);
  }
}
