package dev.seawall.core.check;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check says of an asset. No data is never a pass: what is not known is Unknown, and a
 * question that does not arise is NotApplicable.
 */
public sealed interface Verdict {
  /** The asset is as it should be. */
  record Pass() implements Verdict {
    private static final Pass PASS = new Pass();
  }

  /** The question does not arise for this asset. */
  record NotApplicable() implements Verdict {
    private static final NotApplicable NOT_APPLICABLE = new NotApplicable();
  }

  /** It cannot be said; the reason names what is missing. */
  record Unknown(String reason) implements Verdict {}

  /** What was seen: the asset it was read from, where, and the value in words. */
  record Seen(Asset asset, Path path, String value) {}

  /**
   * The asset is not as it should be. The message is a sentence in the asset's own words, formatted
   * only when it is shown; the first thing seen is where the finding points.
   */
  record Fail(List<Seen> seen, String format, List<Object> arguments, Optional<Severity> severity)
      implements Verdict {
    public Fail {
      seen = List.copyOf(seen);
      arguments = List.copyOf(arguments);
    }

    /** With more evidence. */
    public Fail and(Fact<?> fact) {
      List<Seen> more = new ArrayList<>(seen);
      more.add(Verdict.seen(fact));
      return new Fail(more, format, arguments, severity);
    }

    /** With more evidence that is not one field. */
    public Fail and(Asset asset, String value) {
      List<Seen> more = new ArrayList<>(seen);
      more.add(new Seen(asset, asset.path(), value));
      return new Fail(more, format, arguments, severity);
    }

    /** At another severity than the check's own. */
    public Fail as(Severity other) {
      return new Fail(seen, format, arguments, Optional.of(other));
    }

    /** The same words in every country, as all that is judged. */
    public String message() {
      return arguments.isEmpty() ? format : String.format(Locale.ROOT, format, arguments.toArray());
    }
  }

  static Verdict pass() {
    return Pass.PASS;
  }

  static Verdict notApplicable() {
    return NotApplicable.NOT_APPLICABLE;
  }

  static Verdict unknown(String reason) {
    return new Unknown(reason);
  }

  /**
   * Fails because of a field. The message is a {@link String#format} pattern. A field that is not
   * set, and that somebody else may set, makes it Unknown.
   */
  static Fail fail(Fact<?> fact, String message, Object... arguments) {
    fact.requireEvidence();
    return new Fail(List.of(seen(fact)), message, List.of(arguments), Optional.empty());
  }

  /** Fails because of the asset as a whole, or of something that is not there. */
  static Fail fail(Asset asset, String message, Object... arguments) {
    return new Fail(
        List.of(new Seen(asset, asset.path(), "")), message, List.of(arguments), Optional.empty());
  }

  private static Seen seen(Fact<?> fact) {
    return new Seen(fact.asset(), fact.path(), fact.seen());
  }
}
