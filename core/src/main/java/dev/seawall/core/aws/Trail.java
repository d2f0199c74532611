package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.time.Instant;
import java.util.List;

/** A trail of CloudTrail with its state and what it records. */
public final class Trail extends AwsResource {
  private static final String DESCRIBED = "DescribeTrails";
  private static final String STATUS = "GetTrailStatus";
  private static final String SELECTORS = "GetEventSelectors";

  public Trail(Document document) {
    super(document);
  }

  public Fact<Boolean> isMultiRegion() {
    return flag(DESCRIBED, "IsMultiRegionTrail").orDefault(false);
  }

  public Fact<Boolean> isLogging() {
    return flag(STATUS, "IsLogging").orDefault(false);
  }

  /** Whether whoever alters a delivered file can be found out. */
  public Fact<Boolean> validatesFiles() {
    return flag(DESCRIBED, "LogFileValidationEnabled").orDefault(false);
  }

  public Fact<String> kmsKey() {
    return text(DESCRIBED, "KmsKeyId").unless("");
  }

  public Fact<String> logGroup() {
    return text(DESCRIBED, "CloudWatchLogsLogGroupArn").unless("");
  }

  /** Why the last file could not be put into the bucket. */
  public Fact<String> deliveryError() {
    return text(STATUS, "LatestDeliveryError").unless("");
  }

  /** Why the last events could not be put into the log group. */
  public Fact<String> logsDeliveryError() {
    return text(STATUS, "LatestCloudWatchLogsDeliveryError").unless("");
  }

  /** When it was last told to record. */
  public Fact<Instant> recordingSince() {
    return moment(STATUS, "StartLoggingTime");
  }

  /** When files were last put into the bucket. */
  public Fact<Instant> lastDelivery() {
    return moment(STATUS, "LatestDeliveryTime");
  }

  /** When events were last put into the log group; it stays when the trail no longer has one. */
  public Fact<Instant> lastLogsDelivery() {
    return moment(STATUS, "LatestCloudWatchLogsDeliveryTime");
  }

  /** Whether every call of an API that manages resources is recorded, reading ones included. */
  public boolean recordsManagement() {
    boolean basic =
        listed(SELECTORS, "EventSelectors").stream()
            .anyMatch(
                each ->
                    each.flag("IncludeManagementEvents").orDefault(true).is(true)
                        && each.text("ReadWriteType").orDefault("All").is("All"));
    return basic
        || listed(SELECTORS, "AdvancedEventSelectors").stream().anyMatch(Trail::takesManagement);
  }

  /**
   * Whether a selector takes management events and leaves out none but those of a service that it
   * names, such as KMS: each further field narrows it.
   */
  private static boolean takesManagement(AwsPart selector) {
    List<AwsPart> fields = selector.listed("FieldSelectors");
    return fields.stream().anyMatch(Trail::isManagement)
        && fields.stream().allMatch(field -> isManagement(field) || leavesOutServices(field));
  }

  private static boolean isManagement(AwsPart field) {
    return field.text("Field").is("eventCategory")
        && field.texts("Equals").or(List.of()).contains("Management");
  }

  private static boolean leavesOutServices(AwsPart field) {
    return field.text("Field").is("eventSource")
        && !field.texts("NotEquals").or(List.of()).isEmpty()
        && field.texts("Equals").or(List.of()).isEmpty();
  }

  /** Whether something that {@link #recordsManagement} and its state need was not read. */
  public boolean isUnclear() {
    return field(DESCRIBED).isUnresolved()
        || field(STATUS).isUnresolved()
        || field(SELECTORS).isUnresolved();
  }
}
