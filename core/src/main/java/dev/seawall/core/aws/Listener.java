package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A listener of a load balancer ({@code elbv2:DescribeListeners}). */
public final class Listener extends AwsPart {
  /** Ports on which plain HTTP is spoken. */
  private static final Set<Long> PLAIN_PORTS = Set.of(80L, 8000L, 8080L);

  /** The policies with TLS 1.0 or 1.1 (Elastic Load Balancing, "Security policies"). */
  private static final Pattern OUTDATED =
      Pattern.compile(
          "ELBSecurityPolicy-(20\\d\\d-\\d\\d|TLS-1-[01]-20\\d\\d-\\d\\d|FS-2018-06"
              + "|FS-1-1-2019-08|TLS13-1-[01]-.*)");

  Listener(LoadBalancer balancer, Path path, Mapping content) {
    super(balancer, path, content);
  }

  public Fact<String> protocol() {
    return text("Protocol");
  }

  public Fact<Long> port() {
    return number("Port");
  }

  /** Whether TLS ends at the load balancer. */
  public boolean isEncrypted() {
    return protocol().is("HTTPS") || protocol().is("TLS");
  }

  /** Whether what passes is plain HTTP, by its protocol or by its port. */
  public boolean isPlainHttp() {
    return protocol().is("HTTP")
        || (protocol().is("TCP") && port().value().filter(PLAIN_PORTS::contains).isPresent());
  }

  /** Whether its default action sends clients to HTTPS. */
  public boolean redirectsToHttps() {
    return listed("DefaultActions").stream()
        .anyMatch(
            action ->
                action.text("Type").is("redirect")
                    && action.text("RedirectConfig", "Protocol").is("HTTPS"));
  }

  /** Whether its default action passes requests on, rather than answer them itself. */
  public boolean forwards() {
    return passesOn(listed("DefaultActions"));
  }

  /**
   * Whether a rule of it passes requests on. The AWS Load Balancer Controller makes the default
   * action answer 404 and puts all paths into rules. A rule for {@code /.well-known/} alone, by
   * which certificates are renewed, does not count.
   */
  public boolean forwardsByRule() {
    return owner() instanceof LoadBalancer balancer
        && balancer.rules(this).stream()
            .anyMatch(rule -> passesOn(rule.listed("Actions")) && !isWellKnown(rule));
  }

  private static boolean passesOn(List<AwsPart> actions) {
    return actions.stream()
        .anyMatch(
            action ->
                !action.text("Type").is("redirect") && !action.text("Type").is("fixed-response"));
  }

  private static boolean isWellKnown(AwsPart rule) {
    return rule.listed("Conditions").stream()
        .filter(condition -> condition.text("Field").is("path-pattern"))
        .map(condition -> condition.texts("PathPatternConfig", "Values").or(List.of()))
        .anyMatch(
            paths ->
                !paths.isEmpty()
                    && paths.stream().allMatch(path -> path.startsWith("/.well-known/")));
  }

  /** The policy for TLS; the API's default when nobody chose one. */
  public Fact<String> tlsPolicy() {
    return text("SslPolicy").orDefault("ELBSecurityPolicy-2016-08");
  }

  /** Whether its policy lets clients speak TLS 1.0 or 1.1. */
  public boolean speaksOutdatedTls() {
    return isEncrypted() && OUTDATED.matcher(tlsPolicy().or("")).matches();
  }

  /** {@code HTTP 80}. */
  @Override
  public String toString() {
    return shown("Protocol") + " " + shown("Port");
  }
}
