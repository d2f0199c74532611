package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A certificate of AWS Certificate Manager ({@code acm:DescribeCertificate}). */
public final class Certificate extends AwsResource {
  private static final String DESCRIBED = "DescribeCertificate";

  public Certificate(Document document) {
    super(document);
  }

  public Fact<String> domain() {
    return text(DESCRIBED, "DomainName");
  }

  public Fact<String> notAfter() {
    return text(DESCRIBED, "NotAfter");
  }

  /** When it ends; empty when it has not been issued or the time cannot be read. */
  public Optional<Instant> end() {
    try {
      return notAfter().value().map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public Fact<String> keyAlgorithm() {
    return text(DESCRIBED, "KeyAlgorithm");
  }

  /** Whether a resource uses it ({@code InUseBy}); true when the answer does not say. */
  public boolean isUsed() {
    return field(DESCRIBED, "InUseBy")
        .value()
        .map(users -> !(users instanceof Null) && !(users instanceof Sequence s && s.length() == 0))
        .orElse(true);
  }
}
