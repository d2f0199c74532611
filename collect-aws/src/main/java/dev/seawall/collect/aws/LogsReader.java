package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.LOG_GROUPS;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;

/** The log group of a cluster's control plane, and who watches it. */
final class LogsReader {
  private static final String GONE = "ResourceNotFoundException";
  private static final Operation OF_CLUSTER =
      Operation.of(EKS_CLUSTERS, "DescribeLogGroups").listing(LOG_GROUPS);
  private static final Operation GROUPS = Operation.of(LOG_GROUPS, "DescribeLogGroups");
  private static final Operation STREAMS =
      Operation.of(LOG_GROUPS, "DescribeLogStreams").orNone(GONE);
  private static final Operation SUBSCRIPTIONS =
      Operation.of(LOG_GROUPS, "DescribeSubscriptionFilters").orNone(GONE);
  private static final Operation METRICS =
      Operation.of(LOG_GROUPS, "DescribeMetricFilters").orNone(GONE);
  private static final Operation ALARMS = Operation.of(LOG_GROUPS, "DescribeAlarms");
  private static final Operation POLICIES =
      Operation.of(LOG_GROUPS, "DescribeResourcePolicies").orNone(GONE);
  private static final int NEWEST_STREAMS = 50;

  private final Reading reading;
  private final KmsReader keys;
  private final CloudWatchLogsClient logs;

  LogsReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
    this.logs = reading.clients().logs();
  }

  void ofCluster(String cluster) {
    if (!reading.wants(LOG_GROUPS)) {
      return;
    }
    String name = "/aws/eks/" + cluster + "/cluster";
    String clusterArn = EksReader.arn(reading.place(), cluster);
    Answer found =
        reading
            .all(
                OF_CLUSTER,
                name,
                () -> logs.describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name)),
                "logGroups")
            .map(
                groups ->
                    Sequence.of(
                        Values.items(groups).stream()
                            .filter(group -> Values.text(group, "logGroupName").equals(name))
                            .toList()));
    reading.put(
        OF_CLUSTER,
        clusterArn,
        found.map(
            groups -> Values.sequence(Values.items(groups).stream().map(this::arn).toList())));
    for (Mapping group : found.mappings()) {
      reading.put(GROUPS, arn(group), group);
      reading
          .tasks()
          .all(
              () -> keys.key(Values.text(group, "kmsKeyId")),
              () -> streams(arn(group), name),
              () -> policies(arn(group)),
              () ->
                  reading.put(
                      SUBSCRIPTIONS,
                      arn(group),
                      reading.all(
                          SUBSCRIPTIONS,
                          arn(group),
                          () ->
                              logs.describeSubscriptionFiltersPaginator(r -> r.logGroupName(name)),
                          "subscriptionFilters")),
              () -> metricFilters(arn(group), name));
    }
  }

  /**
   * CloudWatch Logs gives an ARN that ends in {@code :*}, and in newer answers one that does not.
   */
  private String arn(Value group) {
    String plain = Values.text(group, "logGroupArn");
    String told = plain.isEmpty() ? Values.text(group, "arn") : plain;
    String arn = told.endsWith(":*") ? told.substring(0, told.length() - 2) : told;
    return arn.isEmpty()
        ? reading.place().arn("logs", "log-group:" + Values.text(group, "logGroupName"))
        : arn;
  }

  private void streams(String arn, String name) {
    reading.put(
        STREAMS,
        arn,
        reading.one(
            STREAMS,
            arn,
            () ->
                logs.describeLogStreams(
                    r ->
                        r.logGroupName(name)
                            .orderBy(OrderBy.LAST_EVENT_TIME)
                            .descending(true)
                            .limit(NEWEST_STREAMS)),
            "logStreams"));
  }

  /** The policies that stand on one group alone, which the account's own do not tell. */
  private void policies(String arn) {
    reading.put(
        POLICIES,
        arn,
        reading.one(
            POLICIES,
            arn,
            () ->
                logs.describeResourcePolicies(
                    r -> r.resourceArn(arn).policyScope(PolicyScope.RESOURCE)),
            "resourcePolicies"));
  }

  private void metricFilters(String arn, String name) {
    Answer filters =
        reading.all(
            METRICS,
            arn,
            () -> logs.describeMetricFiltersPaginator(r -> r.logGroupName(name)),
            "metricFilters");
    if (filters.mappings().isEmpty()) {
      reading.put(METRICS, arn, filters);
      return;
    }
    Later<Answer> all =
        reading
            .tasks()
            .start(
                () ->
                    reading.all(
                        ALARMS,
                        reading.place().namespace(),
                        () -> reading.clients().cloudWatch().describeAlarmsPaginator(),
                        "MetricAlarms"));
    List<Value> withAlarms = new ArrayList<>();
    for (Mapping filter : filters.mappings()) {
      Map<String, Value> entries = new LinkedHashMap<>(filter.entries());
      entries.put("alarms", all.get().map(alarms -> of(filter, alarms)).value());
      withAlarms.add(Mapping.of(entries));
    }
    reading.put(METRICS, arn, Sequence.of(withAlarms));
  }

  /** The alarms on a metric that the filter counts. */
  private static Value of(Mapping filter, Value alarms) {
    List<Value> own = new ArrayList<>();
    for (Value alarm : Values.items(alarms)) {
      for (Value metric : Values.items(filter, "metricTransformations")) {
        boolean same =
            Values.text(metric, "metricName").equals(Values.text(alarm, "MetricName"))
                && Values.text(metric, "metricNamespace").equals(Values.text(alarm, "Namespace"));
        if (same) {
          own.add(alarm);
        }
      }
    }
    return Sequence.of(own);
  }
}
