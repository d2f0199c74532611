package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.kubernetes.GivenRights.Right;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Rbac.Held;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a pod's token may do, sorted by how far it leads. That it may not is unknown where a role or
 * binding that it has could not be read.
 */
public final class PodRights {
  private final List<GivenRights> given;

  private PodRights(List<GivenRights> given) {
    this.given = List.copyOf(given);
  }

  /** The rights of a subject, from those of its name and of each of its groups. */
  static PodRights of(Subject subject, Function<Subject, GivenRights> given) {
    return new PodRights(Rbac.sources(subject).stream().map(given).toList());
  }

  /**
   * A right that leads to the whole cluster.
   *
   * @param throughSecrets whether it takes what is in the Secrets that it allows to read
   */
  public record Takeover(String words, boolean throughSecrets) {}

  /** The shortest way to the whole cluster. */
  public Optional<Takeover> takeover() {
    int shortest = given.stream().mapToInt(GivenRights::takeover).min().orElse(GivenRights.NONE);
    if (shortest == GivenRights.NONE) {
      return none(true);
    }
    if (shortest == 0) {
      return Optional.of(new Takeover("do everything", false));
    }
    Right right = GivenRights.way(shortest);
    return Optional.of(
        new Takeover(right.verb() + " " + right.resource(), right.resource().equals("secrets")));
  }

  /** A binding that gives everything, or one of the roles for administrators. */
  public Optional<Binding> administration() {
    return first(GivenRights::administration).map(Held::binding).or(() -> none(false));
  }

  /** A rule that changes something outside of a namespace. */
  public Optional<Held> writing(String namespace) {
    return first(each -> each.writing(namespace)).or(() -> none(false));
  }

  /** Nothing was found: unknown where a rule that could not be read may say otherwise. */
  private <T> Optional<T> none(boolean everywhere) {
    for (GivenRights each : given) {
      Optional<UnresolvedFactException> unread = each.unread(everywhere);
      if (unread.isPresent()) {
        throw unread.get();
      }
    }
    return Optional.empty();
  }

  private Optional<Held> first(Function<GivenRights, Optional<Held>> found) {
    return given.stream()
        .map(found)
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(Held::place));
  }
}
