package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.NETWORK_INTERFACES;

import dev.seawall.core.value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The network interfaces of a cluster: its own, its nodes' and those that its CNI made. */
final class InterfacesReader {
  private static final Operation INTERFACES =
      Operation.of(NETWORK_INTERFACES, "DescribeNetworkInterfaces").listing(NETWORK_INTERFACES);

  private final Reading reading;
  private final String cluster;
  private final Set<String> securityGroups = new ConcurrentSkipListSet<>();

  InterfacesReader(Reading reading, String cluster) {
    this.reading = reading;
    this.cluster = cluster;
  }

  /** What bears the cluster's name; needs nothing but that. */
  void ofCluster() {
    Map<String, String> filters =
        Map.of(
            "description", "Amazon EKS " + cluster, "tag:cluster.k8s.amazonaws.com/name", cluster);
    if (reading.wants(NETWORK_INTERFACES)) {
      reading
          .tasks()
          .each(filters.entrySet(), each -> read(each.getKey(), List.of(each.getValue())));
    }
  }

  /** What is attached to instances, so many ids at a time. */
  void ofInstances(List<List<String>> ids) {
    if (reading.wants(NETWORK_INTERFACES)) {
      reading.tasks().each(ids, part -> read("attachment.instance-id", part));
    }
  }

  private boolean read(String filter, List<String> values) {
    Answer answer =
        reading.once(
            INTERFACES,
            "the network interfaces of cluster " + cluster,
            () ->
                reading
                    .clients()
                    .ec2()
                    .describeNetworkInterfacesPaginator(
                        r -> r.filters(RegionShared.filter(filter, values))),
            "NetworkInterfaces");
    for (Mapping found : answer.mappings()) {
      String id = Values.text(found, "NetworkInterfaceId");
      reading.put(INTERFACES, reading.place().arn("ec2", "network-interface/" + id), found);
      securityGroups.addAll(Values.each(found, "GroupId", "Groups"));
    }
    return true;
  }

  Set<String> securityGroups() {
    return securityGroups;
  }
}
