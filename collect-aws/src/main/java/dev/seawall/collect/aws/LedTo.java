package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Types whose resources are known from others alone: where those could not be read, which of these
 * there are is not known either, and a check of them must not look as if there were none.
 */
final class LedTo {
  private static final String BALANCERS = AwsTypes.LOAD_BALANCERS.kind();
  private static final String INSTANCES = AwsTypes.INSTANCES.kind();

  /** By the types that are listed, or the action, without which nothing leads to them. */
  private static final Map<ResourceType, Set<String>> LEADS =
      new TreeMap<>(
          Map.of(
              AwsTypes.CERTIFICATES,
              Set.of(BALANCERS, "elasticloadbalancing:DescribeListeners"),
              AwsTypes.BUCKETS,
              Set.of(AwsTypes.TRAILS.kind(), BALANCERS),
              AwsTypes.VOLUMES,
              Set.of(INSTANCES),
              AwsTypes.NETWORK_INTERFACES,
              Set.of(INSTANCES),
              AwsTypes.IMAGES,
              Set.of(INSTANCES, AwsTypes.LAUNCH_TEMPLATES.kind())));

  private LedTo() {}

  /** The gaps, and one of each type that they hide and that is wanted and has none itself. */
  static List<Gap> with(List<Gap> gaps, Wanted wanted) {
    List<Gap> all = new ArrayList<>(gaps);
    LEADS.forEach(
        (type, leads) -> {
          if (wanted.has(type) && gaps.stream().noneMatch(gap -> gap.type().equals(type))) {
            for (Gap gap : gaps) {
              if (isOneOf(leads, gap)) {
                all.add(hidden(type, gap));
              }
            }
          }
        });
    return all;
  }

  /** The gap of a list is one of its type; that of a single operation has a type of its own. */
  private static boolean isOneOf(Set<String> leads, Gap gap) {
    return gap.reason() != Gap.Reason.NOT_ASKED
        && (leads.contains(gap.verb()) || leads.contains(gap.type().qualifiedName()));
  }

  private static Gap hidden(ResourceType type, Gap gap) {
    String message = "which " + type + " there are is not known: " + gap.message();
    return new Gap(type, gap.namespace(), gap.verb(), gap.reason(), message);
  }
}
