package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.LAUNCH_TEMPLATES;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The launch templates that nodes are started from, and what those name. */
final class LaunchTemplatesReader {
  private static final Operation TEMPLATE =
      Operation.of(LAUNCH_TEMPLATES, "DescribeLaunchTemplateVersions")
          .listing(LAUNCH_TEMPLATES)
          .orNone(
              "InvalidLaunchTemplateId.NotFound",
              "InvalidLaunchTemplateId.NotFoundException",
              "InvalidLaunchTemplateId.VersionNotFound");

  private final Reading reading;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final Set<String> images = new ConcurrentSkipListSet<>();
  private final Set<String> securityGroups = new ConcurrentSkipListSet<>();
  private final Set<String> instanceProfiles = new ConcurrentSkipListSet<>();

  LaunchTemplatesReader(Reading reading) {
    this.reading = reading;
  }

  /** Reads a version of a template once, however many groups name it. */
  void read(String id, String version) {
    if (id.isEmpty() || !reading.wants(LAUNCH_TEMPLATES) || !seen.add(id + "/" + version)) {
      return;
    }
    String likely = arn(id, version);
    Answer versions =
        reading.all(
            TEMPLATE,
            likely,
            () ->
                reading
                    .clients()
                    .ec2()
                    .describeLaunchTemplateVersionsPaginator(
                        r -> r.launchTemplateId(id).versions(version)),
            "LaunchTemplateVersions");
    if (versions.failed()) {
      reading.put(TEMPLATE, likely, versions);
    }
    if (versions instanceof Answer.None) {
      reading.gone(LAUNCH_TEMPLATES, likely);
    }
    for (Mapping told : versions.mappings()) {
      String arn = arn(id, String.valueOf(Values.at(told, "VersionNumber")));
      Mapping readable = withReadableUserData(told);
      reading.put(TEMPLATE, arn, readable);
      Mapping data = Reading.mapping(told, "LaunchTemplateData");
      images.add(Values.text(data, "ImageId"));
      securityGroups.addAll(Values.texts(data, "SecurityGroupIds"));
      Values.items(data, "NetworkInterfaces")
          .forEach(each -> securityGroups.addAll(Values.texts(each, "Groups")));
      instanceProfiles.add(Values.text(data, "IamInstanceProfile", "Arn"));
      instanceProfiles.add(Values.text(data, "IamInstanceProfile", "Name"));
    }
  }

  private static Mapping withReadableUserData(Mapping version) {
    Mapping data = Reading.mapping(version, "LaunchTemplateData");
    if (!(data.get("UserData") instanceof Text encoded)) {
      return version;
    }
    return with(version, "LaunchTemplateData", with(data, "UserData", UserData.of(encoded.text())));
  }

  private static Mapping with(Mapping mapping, String key, Value value) {
    Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, value);
    return Mapping.of(entries);
  }

  private String arn(String id, String version) {
    return reading.place().arn("ec2", "launch-template/" + id + "/" + version);
  }

  Set<String> images() {
    return images;
  }

  Set<String> securityGroups() {
    return securityGroups;
  }

  /** By name or ARN. */
  Set<String> instanceProfiles() {
    return instanceProfiles;
  }
}
