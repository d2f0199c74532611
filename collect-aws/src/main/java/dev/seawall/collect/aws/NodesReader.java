package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.IMAGES;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.VOLUMES;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The nodes of a cluster: the autoscaling groups and instances that bear its tag or that its node
 * groups name, and what those are made of.
 */
final class NodesReader {
  private static final Operation GROUPS =
      Operation.of(AUTO_SCALING_GROUPS, "DescribeAutoScalingGroups").listing(AUTO_SCALING_GROUPS);
  private static final Operation PROFILE_USERS =
      Operation.of(INSTANCE_PROFILES, "DescribeIamInstanceProfileAssociations");
  private static final Operation INSTANCE_LIST =
      Operation.of(INSTANCES, "DescribeInstances").listing(INSTANCES);
  private static final Operation USER_DATA =
      Operation.of(INSTANCES, "DescribeInstanceAttribute").orNone("InvalidInstanceID.NotFound");
  private static final String SPECIFICATION = "LaunchTemplateSpecification";
  private static final int MOST_IDS = 100;

  /** The one tag that the policies of EKS Auto Mode ask for (EKS user guide, "Custom AWS tags"). */
  private static final String AUTO_MODE_FILTER = "tag:eks:eks-cluster-name";

  private final Reading reading;
  private final RegionShared shared;
  private final KmsReader keys;
  private final Ec2Client ec2;
  private final LaunchTemplatesReader templates;
  private final InterfacesReader interfaces;
  private final String cluster;
  private final SortedMap<String, Mapping> groups = new ConcurrentSkipListMap<>();
  private final Queue<Later<Boolean>> templatesOfGroups = new ConcurrentLinkedQueue<>();
  private final SortedMap<String, Mapping> instances = new ConcurrentSkipListMap<>();
  private final Set<String> securityGroups = new ConcurrentSkipListSet<>();
  private final Set<String> instanceProfiles = new ConcurrentSkipListSet<>();

  NodesReader(Reading reading, RegionShared shared, KmsReader keys, String cluster) {
    this.reading = reading;
    this.keys = keys;
    this.shared = shared;
    this.ec2 = reading.clients().ec2();
    this.templates = new LaunchTemplatesReader(reading);
    this.interfaces = new InterfacesReader(reading, cluster);
    this.cluster = cluster;
  }

  /** What the cluster's tag leads to; needs nothing but its name. */
  void byTag() {
    reading.tasks().all(this::groupsByTag, this::instancesByTag, interfaces::ofCluster);
  }

  private void groupsByTag() {
    if (!reading.wants(AUTO_SCALING_GROUPS)) {
      return;
    }
    String tag = "kubernetes.io/cluster/" + cluster;
    addGroups(
        reading.all(
            GROUPS,
            "the autoscaling groups of cluster " + cluster,
            () ->
                reading
                    .clients()
                    .autoScaling()
                    .describeAutoScalingGroupsPaginator(
                        r -> r.filters(Filter.builder().name("tag-key").values(tag).build())),
            "AutoScalingGroups"));
  }

  private void addGroups(Answer answer) {
    for (Mapping group : answer.mappings()) {
      groups.put(Values.text(group, "AutoScalingGroupName"), group);
      reading.put(GROUPS, Values.text(group, "AutoScalingGroupARN"), group);
      templatesOfGroups.add(reading.tasks().start(() -> templateOf(group)));
    }
  }

  private boolean templateOf(Mapping group) {
    readTemplate(Reading.mapping(group, "LaunchTemplate"));
    Mapping mixed = Reading.mapping(group, "MixedInstancesPolicy", "LaunchTemplate");
    readTemplate(Reading.mapping(mixed, SPECIFICATION));
    Values.items(mixed, "Overrides")
        .forEach(each -> readTemplate(Reading.mapping(each, SPECIFICATION)));
    return true;
  }

  private void readTemplate(Mapping specification) {
    String version = Values.text(specification, "Version");
    templates.read(
        Values.text(specification, "LaunchTemplateId"), version.isEmpty() ? "$Default" : version);
  }

  private void instancesByTag() {
    if (!reading.wants(INSTANCES)) {
      return;
    }
    addInstances(
        reading
            .tasks()
            .each(
                Map.of("tag-key", "kubernetes.io/cluster/" + cluster, AUTO_MODE_FILTER, cluster)
                    .entrySet(),
                filter -> instances(filter.getKey(), List.of(filter.getValue()))));
  }

  private Answer instances(String filter, List<String> values) {
    return reading.once(
        INSTANCE_LIST,
        "the instances of cluster " + cluster,
        () ->
            ec2.describeInstancesPaginator(
                r ->
                    r.filters(
                        RegionShared.filter(filter, values),
                        RegionShared.filter(
                            "instance-state-name",
                            List.of("pending", "running", "stopping", "stopped")))),
        "Reservations");
  }

  private void addInstances(List<Answer> reservations) {
    for (Answer answer : reservations) {
      for (Mapping reservation : answer.mappings()) {
        for (Value item : Values.items(reservation, "Instances")) {
          String id = Values.text(item, "InstanceId");
          instances.put(id, (Mapping) item);
          reading.put(INSTANCE_LIST, arn("instance/" + id), item);
          securityGroups.addAll(Values.each(item, "GroupId", "SecurityGroups"));
          instanceProfiles.add(Values.text(item, "IamInstanceProfile", "Arn"));
        }
      }
    }
  }

  /** The templates that the node groups name. */
  void templatesOf(List<Mapping> nodegroups) {
    reading.tasks().each(nodegroups, this::templateOfNodegroup);
  }

  /** Waits for the templates of the autoscaling groups that are known by now. */
  void awaitTemplatesOfGroups() {
    templatesOfGroups.forEach(Later::await);
  }

  /** What the node groups lead to beyond what bears the tag. */
  void ofNodegroups(List<Mapping> nodegroups) {
    if (reading.wants(AUTO_SCALING_GROUPS)) {
      Set<String> names = new TreeSet<>();
      nodegroups.forEach(
          group -> names.addAll(Values.each(group, "name", "resources", "autoScalingGroups")));
      names.removeAll(groups.keySet());
      parts(names).forEach(part -> addGroups(groupsByName(part)));
    }
    if (reading.wants(INSTANCES)) {
      Set<String> ids = new TreeSet<>();
      groups.values().forEach(group -> ids.addAll(Values.each(group, "InstanceId", "Instances")));
      ids.removeAll(instances.keySet());
      addInstances(reading.tasks().each(parts(ids), part -> instances("instance-id", part)));
    }
  }

  private Answer groupsByName(List<String> names) {
    return reading.once(
        GROUPS,
        "the autoscaling groups of the node groups of cluster " + cluster,
        () ->
            reading
                .clients()
                .autoScaling()
                .describeAutoScalingGroupsPaginator(r -> r.autoScalingGroupNames(names)),
        "AutoScalingGroups");
  }

  private boolean templateOfNodegroup(Mapping group) {
    securityGroups.add(Values.text(group, "resources", "remoteAccessSecurityGroup"));
    templates.read(
        Values.text(group, "launchTemplate", "id"),
        Values.text(group, "launchTemplate", "version"));
    return true;
  }

  /** What the instances are made of, but for their network interfaces. */
  void ofInstances() {
    reading.tasks().all(this::volumes, this::userData);
  }

  /** What the instances and the templates are made of. */
  void ofBoth() {
    reading.tasks().all(this::images, this::profiles);
  }

  private void profiles() {
    instanceProfiles.addAll(templates.instanceProfiles());
    instanceProfiles.remove("");
    if (reading.wants(INSTANCE_PROFILES)) {
      Later<Answer> all = reading.tasks().start(this::associations);
      Set<String> names = new TreeSet<>();
      instanceProfiles.forEach(each -> names.add(each.substring(each.lastIndexOf('/') + 1)));
      reading.tasks().each(names, name -> IamReader.instanceProfile(reading, name));
      for (String profile : instanceProfiles) {
        if (profile.startsWith("arn:")) {
          reading.put(PROFILE_USERS, profile, all.get().map(found -> users(found, profile)));
        }
      }
    }
  }

  /** Which instances of the region have the nodes' profiles, nodes or not. */
  private Answer associations() {
    return reading.all(
        PROFILE_USERS,
        reading.place().namespace(),
        () -> ec2.describeIamInstanceProfileAssociationsPaginator(r -> {}),
        "IamInstanceProfileAssociations");
  }

  private static Value users(Value associations, String profile) {
    List<Text> ids = new ArrayList<>();
    for (Value each : Values.items(associations)) {
      if (Values.text(each, "IamInstanceProfile", "Arn").equals(profile)) {
        ids.add(new Text(Values.text(each, "InstanceId")));
      }
    }
    return Sequence.of(ids);
  }

  /** Instances of one group and template version were started with the same user data. */
  private void userData() {
    Map<String, List<String>> alike = new TreeMap<>();
    instances.forEach(
        (id, instance) ->
            alike.computeIfAbsent(start(id, instance), _ -> new ArrayList<>()).add(id));
    reading
        .tasks()
        .each(
            alike.values(),
            ids -> {
              String first = ids.getFirst();
              Answer answer =
                  reading
                      .one(
                          USER_DATA,
                          arn("instance/" + first),
                          () ->
                              ec2.describeInstanceAttribute(
                                  r -> r.instanceId(first).attribute("userData")),
                          "UserData")
                      .map(NodesReader::readable);
              ids.forEach(id -> reading.put(USER_DATA, arn("instance/" + id), answer));
              return true;
            });
  }

  private static Value readable(Value attribute) {
    String encoded = Values.text(attribute, "Value");
    return encoded.isEmpty() ? UserData.of("") : UserData.of(encoded);
  }

  private static String start(String id, Mapping instance) {
    String group = "";
    String template = "";
    String version = "";
    for (Value tag : Values.items(instance, "Tags")) {
      switch (Values.text(tag, "Key")) {
        case "aws:autoscaling:groupName" -> group = Values.text(tag, "Value");
        case "aws:ec2launchtemplate:id" -> template = Values.text(tag, "Value");
        case "aws:ec2launchtemplate:version" -> version = Values.text(tag, "Value");
        default -> {}
      }
    }
    boolean known = !group.isEmpty() && !template.isEmpty() && !version.isEmpty();
    return known ? group + " " + template + " " + version : id;
  }

  private void volumes() {
    Set<String> ids = new TreeSet<>();
    instances
        .values()
        .forEach(
            instance ->
                Values.items(instance, "BlockDeviceMappings")
                    .forEach(device -> ids.add(Values.text(device, "Ebs", "VolumeId"))));
    volumes(ids);
  }

  /** The volumes of some ids. */
  void volumes(Set<String> named) {
    if (!reading.wants(VOLUMES)) {
      return;
    }
    Set<String> ids = new TreeSet<>(named);
    ids.remove("");
    SortedMap<String, Answer> volumes = shared.volumes().single(reading, ids);
    volumes.forEach(
        (id, answer) -> reading.put(shared.volumes().operation(), arn("volume/" + id), answer));
    Set<String> used = new TreeSet<>();
    volumes.values().forEach(volume -> used.add(Values.text(volume.value(), "KmsKeyId")));
    reading
        .tasks()
        .each(
            used,
            key -> {
              keys.key(key);
              return true;
            });
  }

  /** The volumes that hold the cluster's data, with the snapshots that there are of them. */
  void persistentVolumes(Set<String> named) {
    volumes(named);
    if (reading.wants(VOLUMES)) {
      Set<String> ids = new TreeSet<>(named);
      ids.remove("");
      Batch snapshots = shared.volumeSnapshots();
      snapshots
          .get(reading, ids)
          .forEach((id, answer) -> reading.put(snapshots.operation(), arn("volume/" + id), answer));
    }
  }

  private void images() {
    if (!reading.wants(IMAGES)) {
      return;
    }
    Set<String> ids = new TreeSet<>();
    instances.values().forEach(instance -> ids.add(Values.text(instance, "ImageId")));
    ids.addAll(templates.images());
    ids.removeIf(id -> !id.startsWith("ami-"));
    shared
        .images()
        .single(reading, ids)
        .forEach(
            (id, answer) ->
                reading.put(
                    shared.images().operation(),
                    "arn:"
                        + reading.place().partition()
                        + ":ec2:"
                        + reading.place().region()
                        + "::image/"
                        + id,
                    answer));
  }

  /** The network interfaces of the instances. */
  void interfaces() {
    interfaces.ofInstances(parts(instances.keySet()));
  }

  Set<String> securityGroups() {
    securityGroups.addAll(templates.securityGroups());
    securityGroups.addAll(interfaces.securityGroups());
    securityGroups.remove("");
    return securityGroups;
  }

  /** The subnets that nodes are in, whoever started them, and those their groups may use. */
  Set<String> subnets() {
    Set<String> subnets = new TreeSet<>();
    instances.values().forEach(instance -> subnets.add(Values.text(instance, "SubnetId")));
    for (Mapping group : groups.values()) {
      subnets.addAll(List.of(Values.text(group, "VPCZoneIdentifier").split(" *, *")));
    }
    subnets.remove("");
    return subnets;
  }

  private String arn(String resource) {
    return reading.place().arn("ec2", resource);
  }

  private static List<List<String>> parts(Set<String> ids) {
    return ids.stream().gather(Gatherers.windowFixed(MOST_IDS)).toList();
  }
}
