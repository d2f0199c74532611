package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.PREFIX_LISTS;

import dev.seawall.core.value.Value;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The prefix lists that rules of security groups and routes name, with their entries. */
final class PrefixLists {
  private static final Operation ENTRIES =
      Operation.of(PREFIX_LISTS, "GetManagedPrefixListEntries")
          .orNone("InvalidPrefixListID.NotFound", "InvalidPrefixListId.NotFound");

  private final Reading reading;
  private final RegionShared shared;

  PrefixLists(Reading reading, RegionShared shared) {
    this.reading = reading;
    this.shared = shared;
  }

  /** Reads the lists that rules or routes name in a field. */
  void named(Stream<? extends Value> parts, String field) {
    if (!reading.wants(PREFIX_LISTS)) {
      return;
    }
    Set<String> ids = new TreeSet<>(parts.map(part -> Values.text(part, field)).toList());
    ids.remove("");
    if (ids.isEmpty()) {
      return;
    }
    SortedMap<String, Answer> lists = shared.prefixLists().single(reading, ids);
    reading.tasks().each(lists.keySet(), id -> entries(id, lists.getOrDefault(id, Answer.NONE)));
  }

  private boolean entries(String id, Answer list) {
    // The ARN of a list that is shared, or AWS's own, has its owner's account.
    String told = Values.text(list.value(), "PrefixListArn");
    String arn = told.isEmpty() ? reading.place().arn("ec2", "prefix-list/" + id) : told;
    reading.put(shared.prefixLists().operation(), arn, list);
    reading.put(
        ENTRIES,
        arn,
        reading.all(
            ENTRIES,
            arn,
            () ->
                reading
                    .clients()
                    .ec2()
                    .getManagedPrefixListEntriesPaginator(r -> r.prefixListId(id)),
            "Entries"));
    return true;
  }
}
