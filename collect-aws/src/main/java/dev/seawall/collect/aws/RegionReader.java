package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.DETECTORS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;
import static dev.seawall.core.aws.AwsTypes.TRAILS;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;

/** What is set for the account in one region, and the services that watch over it there. */
final class RegionReader {
  private final Reading reading;
  private final KmsReader keys;
  private final String arn;

  RegionReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
    this.arn = reading.place().ofRegion();
  }

  void read() {
    List<Runnable> works = new ArrayList<>();
    if (reading.wants(REGIONS)) {
      works.add(this::clusters);
      works.add(this::settings);
      works.add(this::registry);
      works.add(this::inspector);
      works.add(this::recorders);
      works.add(this::securityHub);
      works.add(this::analyzers);
      works.add(this::logPolicies);
      works.add(
          () ->
              list(
                  "DescribeClusterVersions",
                  () ->
                      reading
                          .clients()
                          .eks()
                          .describeClusterVersionsPaginator(r -> r.includeAll(true)),
                  "clusterVersions"));
    }
    if (reading.wants(REGIONS) || reading.wants(DETECTORS)) {
      works.add(() -> new GuardDutyReader(reading).read());
    }
    StorageReader storage = new StorageReader(reading, keys);
    works.add(new SecretsReader(reading, keys)::all);
    BackupReader backups = new BackupReader(reading, keys);
    works.add(backups::vaults);
    if (reading.wants(REGIONS)) {
      works.add(() -> backups.protectedResources(arn));
    }
    TrailsReader trails = new TrailsReader(reading, keys);
    if (reading.wants(REGIONS) || reading.wants(TRAILS)) {
      works.add(trails::read);
    }
    reading.tasks().all(works.toArray(Runnable[]::new));
    storage.buckets(trails.buckets());
  }

  private Answer set(Operation operation, Supplier<? extends SdkPojo> call, String... path) {
    Answer answer = reading.one(operation, reading.place().namespace(), call, path);
    reading.put(operation, arn, answer);
    return answer;
  }

  private Answer set(String operation, Supplier<? extends SdkPojo> call, String... path) {
    return set(Operation.of(REGIONS, operation), call, path);
  }

  private Answer list(
      String operation, Supplier<? extends Iterable<? extends SdkPojo>> pages, String path) {
    Operation known = Operation.of(REGIONS, operation);
    Answer answer = reading.all(known, reading.place().namespace(), pages, path);
    reading.put(known, arn, answer);
    return answer;
  }

  /** That they could not be listed is told of the region: a cluster can be read by its name. */
  private void clusters() {
    Operation operation = Operation.of(REGIONS, "ListClusters");
    Answer names = EksReader.names(reading);
    reading.put(operation, arn, reading.noted(operation, reading.place().namespace(), names));
  }

  private void settings() {
    Ec2Client ec2 = reading.clients().ec2();
    reading
        .tasks()
        .all(
            () -> set("GetEbsEncryptionByDefault", () -> ec2.getEbsEncryptionByDefault(r -> {})),
            () -> {
              Answer key = set("GetEbsDefaultKmsKeyId", () -> ec2.getEbsDefaultKmsKeyId(r -> {}));
              keys.key(Values.text(key.value(), "KmsKeyId"));
            },
            () ->
                set(
                    "GetInstanceMetadataDefaults",
                    () -> ec2.getInstanceMetadataDefaults(r -> {}),
                    "AccountLevel"),
            () ->
                set(
                    "GetSnapshotBlockPublicAccessState",
                    () -> ec2.getSnapshotBlockPublicAccessState(r -> {})),
            () ->
                set(
                    "GetImageBlockPublicAccessState",
                    () -> ec2.getImageBlockPublicAccessState(r -> {})),
            () ->
                set(
                    "DescribeVpcBlockPublicAccessOptions",
                    () -> ec2.describeVpcBlockPublicAccessOptions(r -> {}),
                    "VpcBlockPublicAccessOptions"),
            () ->
                set(
                    "GetSerialConsoleAccessStatus",
                    () -> ec2.getSerialConsoleAccessStatus(r -> {})),
            () -> set("GetAllowedImagesSettings", () -> ec2.getAllowedImagesSettings(r -> {})),
            this::publicSnapshots);
  }

  /** The ids alone of the account's own snapshots that everybody can restore. */
  private void publicSnapshots() {
    Operation operation = Operation.of(REGIONS, "DescribeSnapshots");
    Answer open =
        reading.all(
            operation,
            reading.place().namespace(),
            () ->
                reading
                    .clients()
                    .ec2()
                    .describeSnapshotsPaginator(r -> r.ownerIds("self").restorableByUserIds("all")),
            "Snapshots");
    reading.put(
        operation,
        arn,
        open.map(
            list ->
                Sequence.of(
                    Values.items(list).stream()
                        .map(each -> new Text(Values.text(each, "SnapshotId")))
                        .toList())));
  }

  private void registry() {
    EcrClient ecr = reading.clients().ecr();
    reading
        .tasks()
        .all(
            () ->
                set(
                    "GetRegistryScanningConfiguration",
                    () -> ecr.getRegistryScanningConfiguration(r -> {}),
                    "scanningConfiguration"),
            () ->
                set(
                    Operation.of(REGIONS, "GetRegistryPolicy")
                        .orNone("RegistryPolicyNotFoundException"),
                    () -> ecr.getRegistryPolicy(r -> {}),
                    "policyText"),
            () ->
                list(
                    "DescribePullThroughCacheRules",
                    () -> ecr.describePullThroughCacheRulesPaginator(r -> {}),
                    "pullThroughCacheRules"));
  }

  private void inspector() {
    String account = reading.place().account();
    Operation operation = Operation.of(REGIONS, "BatchGetAccountStatus");
    Answer accounts =
        reading.one(
            operation,
            reading.place().namespace(),
            () -> reading.clients().inspector().batchGetAccountStatus(r -> r.accountIds(account)),
            "accounts");
    reading.put(
        operation,
        arn,
        accounts.map(
            list -> {
              List<Value> items = Values.items(list);
              return items.isEmpty() ? Null.NULL : items.getFirst();
            }));
  }

  private void recorders() {
    Operation describe = Operation.of(REGIONS, "DescribeConfigurationRecorders");
    Operation status = Operation.of(REGIONS, "DescribeConfigurationRecorderStatus");
    String about = reading.place().namespace();
    Later<Answer> statuses =
        reading
            .tasks()
            .start(
                () ->
                    reading.one(
                        status,
                        about,
                        () -> reading.clients().config().describeConfigurationRecorderStatus(),
                        "ConfigurationRecordersStatus"));
    Answer recorders =
        reading.one(
            describe,
            about,
            () -> reading.clients().config().describeConfigurationRecorders(),
            "ConfigurationRecorders");
    Answer states = statuses.get();
    List<Value> both = new ArrayList<>();
    for (Mapping recorder : recorders.mappings()) {
      Map<String, Value> entries = new LinkedHashMap<>(recorder.entries());
      Value own =
          states.mappings().stream()
              .filter(state -> Values.text(state, "name").equals(Values.text(recorder, "name")))
              .<Value>map(state -> state)
              .findFirst()
              .orElse(Null.NULL);
      entries.put("status", states.failed() ? states.value() : own);
      both.add(Mapping.of(entries));
    }
    reading.put(
        describe, arn, recorders.failed() ? recorders : new Answer.Given(Sequence.of(both)));
  }

  private void securityHub() {
    // Without a subscription the hub refuses in words of its own.
    String[] off = {"InvalidAccessException", "ResourceNotFoundException"};
    Answer hub =
        set(
            Operation.of(REGIONS, "DescribeHub").orNone(off),
            () -> reading.clients().securityHub().describeHub(r -> {}));
    Operation standards = Operation.of(REGIONS, "GetEnabledStandards").orNone(off);
    reading.put(
        standards,
        arn,
        hub instanceof Answer.None
            ? Answer.NONE
            : reading.all(
                standards,
                reading.place().namespace(),
                () -> reading.clients().securityHub().getEnabledStandardsPaginator(r -> {}),
                "StandardsSubscriptions"));
  }

  private void analyzers() {
    Answer analyzers =
        list(
            "ListAnalyzers",
            () -> reading.clients().accessAnalyzer().listAnalyzersPaginator(r -> {}),
            "analyzers");
    Operation operation = Operation.of(REGIONS, "ListFindingsV2");
    List<Answer> found =
        reading
            .tasks()
            .each(
                Values.each(analyzers.value(), "arn"),
                each ->
                    reading.all(
                        operation,
                        each,
                        () ->
                            reading
                                .clients()
                                .accessAnalyzer()
                                .listFindingsV2Paginator(
                                    r ->
                                        r.analyzerArn(each)
                                            .filter(
                                                Map.of(
                                                    "status",
                                                    Criterion.builder().eq("ACTIVE").build()))),
                        "findings"));
    reading.put(operation, arn, analyzers.failed() ? analyzers : Answer.joined(found));
  }

  /** An account has at most ten of them, so there is one page. */
  private void logPolicies() {
    set(
        "DescribeResourcePolicies",
        () -> reading.clients().logs().describeResourcePolicies(),
        "resourcePolicies");
  }
}
