package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies that decide one principal's request. What is not given is not there; what is there
 * and could not be read is given with {@link Policy#unread}.
 *
 * @param identity of the user, its groups, or the role
 * @param resource of the resource, such as a key policy or the trust policy of a role
 * @param boundary the permissions boundary of the user or role
 * @param session what was passed when the session was made; several count as one
 * @param serviceControl one list for each level from the root to the principal's account; none when
 *     there is no organisation
 * @param resourceControl one list for each level from the root to the resource's account
 */
public record Policies(
    List<Policy> identity,
    Optional<Policy> resource,
    Optional<Policy> boundary,
    List<Policy> session,
    List<List<Policy>> serviceControl,
    List<List<Policy>> resourceControl) {

  public static final Policies NONE =
      new Policies(List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

  public Policies {
    identity = List.copyOf(identity);
    session = List.copyOf(session);
    serviceControl = serviceControl.stream().map(List::copyOf).toList();
    resourceControl = resourceControl.stream().map(List::copyOf).toList();
  }

  /** The policies of a user or role, and nothing else. */
  public static Policies ofIdentity(List<Policy> identity) {
    return new Policies(
        identity, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  public Policies withResource(Policy policy) {
    return new Policies(
        identity, Optional.of(policy), boundary, session, serviceControl, resourceControl);
  }

  public Policies withBoundary(Policy policy) {
    return new Policies(
        identity, resource, Optional.of(policy), session, serviceControl, resourceControl);
  }

  public Policies withServiceControl(List<List<Policy>> levels) {
    return new Policies(identity, resource, boundary, session, levels, resourceControl);
  }

  /** Every policy, in the order of the components. */
  public Stream<Policy> all() {
    return Stream.of(
            identity.stream(),
            resource.stream(),
            boundary.stream(),
            session.stream(),
            serviceControl.stream().flatMap(List::stream),
            resourceControl.stream().flatMap(List::stream))
        .flatMap(each -> each);
  }
}
