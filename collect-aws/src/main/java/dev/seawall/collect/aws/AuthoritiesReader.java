package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;

import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.eks.EksClient;

/**
 * The certificate authorities of a cluster. Their operations are newer than the SDK's model; they
 * stand beside {@code ListUpdates} and {@code DescribeUpdate} and are called in their place.
 */
final class AuthoritiesReader {
  private static final Operation LIST = Operation.of(EKS_CLUSTERS, "ListCertificateAuthorities");
  private static final Operation DESCRIBE =
      Operation.of(EKS_CLUSTERS, "DescribeCertificateAuthority")
          .orNone("ResourceNotFoundException");
  private static final String UPDATES = "updates";
  private static final String AUTHORITIES = "certificate-authorities";

  /** What only the description tells. */
  private static final List<String> DETAILS = List.of("validity", "scheduledEvents");

  /** What AWS writes as seconds since 1970 (EKS API reference, {@code CertificateAuthority}). */
  private static final Set<String> MOMENTS =
      Set.of(
          "createdAt",
          "activatedAt",
          "notBefore",
          "notAfter",
          "firstAutoActivation",
          "finalAutoActivation");

  private final Reading reading;
  private final EksClient eks;
  private final String name;
  private final String arn;

  AuthoritiesReader(Reading reading, String name) {
    this.reading = reading;
    this.eks = reading.clients().eks();
    this.name = name;
    this.arn = EksReader.arn(reading.place(), name);
  }

  void read() {
    Answer summaries =
        reading
            .calls()
            .all(
                LIST,
                arn,
                () ->
                    eks.listUpdatesPaginator(
                        r ->
                            r.name(name)
                                .overrideConfiguration(NewerOperations.list(UPDATES, AUTHORITIES))),
                "certificateAuthorities");
    if (isNotOfThisPartition(summaries)) {
      reading.put(LIST, arn, Answer.NONE);
      reading.notice(
          arn,
          LIST.action()
              + " is not available in "
              + reading.place().region()
              + ", and what DescribeCluster tells of the certificate authority counts");
      return;
    }
    if (reading.noted(LIST, arn, summaries).failed()) {
      reading.put(LIST, arn, summaries);
      return;
    }
    List<Answer> authorities = reading.tasks().each(summaries.mappings(), this::described);
    reading.put(
        LIST,
        arn,
        Sequence.of(
            authorities.stream()
                .filter(each -> !(each instanceof Answer.None))
                .map(each -> withMoments("", each.value()))
                .toList()));
  }

  /**
   * Whether EKS, which has just described the cluster, does not have the operation there: in AWS's
   * own partition it has, so that an answer of this kind is another server's.
   */
  private boolean isNotOfThisPartition(Answer summaries) {
    return summaries instanceof Answer.Failed(Failure failure, String _)
        && failure.kind() == Failure.Kind.NOT_AVAILABLE
        && !reading.place().partition().equals("aws");
  }

  /** A summary with the details; what the list says stands although the details were refused. */
  private Answer described(Mapping summary) {
    String id = Values.text(summary, "id");
    if (id.isEmpty()) {
      return new Answer.Given(summary);
    }
    Answer described =
        reading.one(
            DESCRIBE,
            arn + " certificate authority " + id,
            () ->
                eks.describeUpdate(
                    r ->
                        r.name(name)
                            .updateId(id)
                            .overrideConfiguration(NewerOperations.member(UPDATES, AUTHORITIES))),
            "certificateAuthority");
    if (!described.failed()) {
      return described;
    }
    Map<String, Value> known = new LinkedHashMap<>(summary.entries());
    DETAILS.forEach(each -> known.put(each, described.value()));
    return new Answer.Given(Mapping.of(known));
  }

  private static Value withMoments(String key, Value value) {
    return switch (value) {
      case Mapping fields -> {
        Map<String, Value> all = new LinkedHashMap<>();
        fields.entries().forEach((name, each) -> all.put(name, withMoments(name, each)));
        yield Mapping.of(all);
      }
      case Whole seconds when MOMENTS.contains(key) -> moment((double) seconds.number(), value);
      case Decimal seconds when MOMENTS.contains(key) -> moment(seconds.number(), value);
      default -> value;
    };
  }

  private static Value moment(double seconds, Value written) {
    try {
      return new Text(Instant.ofEpochMilli(Math.round(seconds * 1000)).toString());
    } catch (DateTimeException tooFar) {
      return written;
    }
  }
}
