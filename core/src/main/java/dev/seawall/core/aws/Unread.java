package dev.seawall.core.aws;

import dev.seawall.core.asset.UnresolvedFactException;
import java.util.ArrayList;
import java.util.List;

/**
 * The resources that an index could not read: what it did not find because of them is unknown, in
 * their regions.
 */
final class Unread {
  private record Resource(String region, String reason) {}

  private final List<Resource> resources = new ArrayList<>();

  /** Reads a resource; one that cannot be read is kept. */
  void orRead(AwsResource resource, Runnable reading) {
    try {
      reading.run();
    } catch (UnresolvedFactException notReadable) {
      add(resource, notReadable);
    }
  }

  void add(AwsResource resource, UnresolvedFactException notReadable) {
    String reason = String.valueOf(notReadable.getMessage());
    resources.add(new Resource(resource.region(), reason));
  }

  /** Ends the judgement of an asset as Unknown when something of its region could not be read. */
  void requireNone(AwsResource asking) {
    for (Resource each : resources) {
      if (each.region().equals(asking.region())) {
        throw UnresolvedFactException.missing(asking, each.reason());
      }
    }
  }
}
