package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.DETECTORS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;

import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** GuardDuty's detectors of a region: what they watch, what they hide and what they found. */
final class GuardDutyReader {
  private static final Operation DETECTOR_LIST =
      Operation.of(DETECTORS, "ListDetectors").listing(DETECTORS);
  private static final int MOST_FINDINGS = 50;
  private static final long HIGH = 7;

  private final Reading reading;
  private final GuardDutyClient guardDuty;

  GuardDutyReader(Reading reading) {
    this.reading = reading;
    this.guardDuty = reading.clients().guardDuty();
  }

  void read() {
    Answer ids =
        reading.all(
            DETECTOR_LIST,
            reading.place().namespace(),
            () -> guardDuty.listDetectorsPaginator(r -> {}),
            "DetectorIds");
    if (reading.wants(REGIONS)) {
      reading.put(Operation.of(REGIONS, "ListDetectors"), reading.place().ofRegion(), ids);
    }
    if (reading.wants(DETECTORS)) {
      reading.tasks().each(ids.texts(), this::detector);
    }
  }

  private boolean detector(String id) {
    String detector = reading.place().arn("guardduty", "detector/" + id);
    reading
        .tasks()
        .all(
            () -> {
              Operation get = Operation.of(DETECTORS, "GetDetector");
              reading.put(
                  get,
                  detector,
                  reading.one(get, detector, () -> guardDuty.getDetector(r -> r.detectorId(id))));
            },
            () -> {
              Operation coverage = Operation.of(DETECTORS, "ListCoverage");
              reading.put(
                  coverage,
                  detector,
                  reading.all(
                      coverage,
                      detector,
                      () -> guardDuty.listCoveragePaginator(r -> r.detectorId(id)),
                      "Resources"));
            },
            () -> filters(id, detector),
            () -> findings(id, detector));
    return true;
  }

  private void filters(String id, String detector) {
    Operation list = Operation.of(DETECTORS, "ListFilters");
    Operation get = Operation.of(DETECTORS, "GetFilter");
    Answer names =
        reading.all(
            list,
            detector,
            () -> guardDuty.listFiltersPaginator(r -> r.detectorId(id)),
            "FilterNames");
    List<Value> filters = new ArrayList<>();
    reading
        .tasks()
        .each(
            names.texts(),
            name ->
                reading.one(
                    get,
                    detector + " filter " + name,
                    () -> guardDuty.getFilter(r -> r.detectorId(id).filterName(name))))
        .forEach(filter -> filters.add(filter.value()));
    reading.put(list, detector, names.failed() ? names : new Answer.Given(Sequence.of(filters)));
  }

  /**
   * Findings of EKS clusters and attack sequences on them that nobody archived, severity 7 and
   * above. A sequence is not told as a finding of its cluster, so it is asked for by its type.
   */
  private void findings(String id, String detector) {
    Operation list = Operation.of(DETECTORS, "ListFindings");
    Operation get = Operation.of(DETECTORS, "GetFindings");
    Answer clusters = findings(list, id, "resource.resourceType", "EKSCluster");
    Answer sequences = findings(list, id, "type", "AttackSequence:EKS/CompromisedCluster");
    Answer ids = clusters.failed() ? clusters : sequences;
    List<String> all =
        Stream.concat(clusters.texts().stream(), sequences.texts().stream()).distinct().toList();
    List<Answer> parts =
        all.stream()
            .gather(Gatherers.windowFixed(MOST_FINDINGS))
            .map(
                part ->
                    reading.once(
                        get,
                        detector,
                        () ->
                            List.of(guardDuty.getFindings(r -> r.detectorId(id).findingIds(part))),
                        "Findings"))
            .toList();
    reading.put(get, detector, ids.failed() ? ids : Answer.joined(parts));
  }

  private Answer findings(Operation list, String id, String attribute, String value) {
    FindingCriteria criteria =
        FindingCriteria.builder()
            .criterion(
                Map.of(
                    "service.archived",
                    Condition.builder().equalsValue("false").build(),
                    "severity",
                    Condition.builder().greaterThanOrEqual(HIGH).build(),
                    attribute,
                    Condition.builder().equalsValue(value).build()))
            .build();
    return reading.all(
        list,
        id + " " + value,
        () -> guardDuty.listFindingsPaginator(r -> r.detectorId(id).findingCriteria(criteria)),
        "FindingIds");
  }
}
