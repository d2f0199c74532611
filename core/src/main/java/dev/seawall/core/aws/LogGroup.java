package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A CloudWatch log group of a cluster. */
public final class LogGroup extends AwsResource {
  private static final String DESCRIBED = "DescribeLogGroups";
  private static final String BEFORE = "/aws/eks/";
  private static final String BEHIND = "/cluster";
  private static final String AUDIT_STREAM = "kube-apiserver-audit-";

  public LogGroup(Document document) {
    super(document);
  }

  /** The cluster whose control plane writes here; EKS fixes the name of the group. */
  public Optional<String> clusterName() {
    String name = name();
    return name.startsWith(BEFORE)
            && name.endsWith(BEHIND)
            && name.length() > BEFORE.length() + BEHIND.length()
        ? Optional.of(name.substring(BEFORE.length(), name.length() - BEHIND.length()))
        : Optional.empty();
  }

  /** The cluster whose control plane writes here, if it was read. */
  public Optional<EksCluster> cluster(Aws aws) {
    return clusterName()
        .flatMap(
            own ->
                aws.all(EksCluster.class).stream()
                    .filter(each -> each.region().equals(region()))
                    .filter(each -> each.account().equals(account()))
                    .filter(each -> each.name().equals(own))
                    .findFirst());
  }

  /** After how many days events are deleted; never when it is not set. */
  public Fact<Long> retentionInDays() {
    return number(DESCRIBED, "retentionInDays");
  }

  /** The customer's key; without one CloudWatch encrypts with a key of its own. */
  public Fact<String> kmsKeyId() {
    return text(DESCRIBED, "kmsKeyId");
  }

  /** Whether the group and its streams cannot be deleted in one call. */
  public Fact<Boolean> deletionProtection() {
    return flag(DESCRIBED, "deletionProtectionEnabled").orDefault(false);
  }

  /** STANDARD, or INFREQUENT_ACCESS, which costs less and does less. */
  public Fact<String> logGroupClass() {
    return text(DESCRIBED, "logGroupClass").orDefault("STANDARD");
  }

  /**
   * When the newest event of the audit streams that were read happened; empty when none ever did.
   * What other logs of the control plane say is no sign of this one. CloudWatch Logs counts
   * milliseconds since 1970.
   */
  public Optional<Instant> lastAuditEvent() {
    List<AwsPart> streams = parts(this::part, "DescribeLogStreams");
    List<AwsPart> audit =
        streams.stream()
            .filter(each -> each.text("logStreamName").or("").startsWith(AUDIT_STREAM))
            .toList();
    return audit.stream()
        .map(each -> each.number("lastEventTimestamp").orElse(each.number("lastIngestionTime")))
        .flatMap(time -> time.value().stream())
        .max(Long::compare)
        .map(Instant::ofEpochMilli);
  }

  /** The ARN of a stream of the audit log, to ask policies about. */
  public String auditStream() {
    String stream = "log-group:" + name() + ":log-stream:" + AUDIT_STREAM + "1";
    return new Arn(arn().partition(), "logs", region(), account(), stream).toString();
  }

  /** The policies that stand on the group itself; others are the account's in the region. */
  public List<AwsPart> policies() {
    return parts(this::part, "DescribeResourcePolicies");
  }

  /** What receives the events as they come. */
  public List<AwsPart> subscriptionFilters() {
    return parts(this::part, "DescribeSubscriptionFilters");
  }

  /** What counts events, each with the {@code alarms} on its metric. */
  public List<AwsPart> metricFilters() {
    return parts(this::part, "DescribeMetricFilters");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
