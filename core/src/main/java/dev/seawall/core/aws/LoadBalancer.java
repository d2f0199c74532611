package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import java.util.List;
import java.util.SortedMap;

/** An Application, Network or Gateway Load Balancer with its listeners and attributes. */
public final class LoadBalancer extends AwsResource {
  private static final String DESCRIBED = "DescribeLoadBalancers";
  private static final String ATTRIBUTES = "DescribeLoadBalancerAttributes";
  private static final String WEB_ACL = "GetWebACLForResource";

  public LoadBalancer(Document document) {
    super(document);
  }

  /** The name without the kind before it. */
  public String shortName() {
    return text(DESCRIBED, "LoadBalancerName").or(name());
  }

  public Fact<String> dnsName() {
    return text(DESCRIBED, "DNSName");
  }

  /** {@code internet-facing} or {@code internal}. */
  public Fact<String> scheme() {
    return text(DESCRIBED, "Scheme");
  }

  public boolean isInternetFacing() {
    return scheme().is("internet-facing");
  }

  /** Whether it is an Application Load Balancer, which speaks HTTP. */
  public boolean isApplication() {
    return text(DESCRIBED, "Type").is("application");
  }

  public SortedMap<String, String> tags() {
    return tags("DescribeTags");
  }

  public List<Listener> listeners() {
    return parts((at, content) -> new Listener(this, at, content), "DescribeListeners");
  }

  /**
   * The rules of a listener that speaks HTTP, without its default action ({@code
   * elbv2:DescribeRules}); the ARN of a rule begins as its listener's.
   */
  public List<AwsPart> rules(Listener listener) {
    String of = listener.text("ListenerArn").or("").replace(":listener/", ":listener-rule/") + "/";
    return listed("DescribeRules").stream()
        .filter(rule -> rule.text("RuleArn").or("").startsWith(of))
        .filter(rule -> !rule.flag("IsDefault").orDefault(false).is(true))
        .toList();
  }

  /** An attribute by its key, such as {@code access_logs.s3.enabled}. */
  public Fact<String> attribute(String key) {
    return scalar(ATTRIBUTES, key);
  }

  /** The web ACL of AWS WAF before it; null in the answer means that there is none. */
  public Fact<Mapping> webAcl() {
    return mapping(WEB_ACL);
  }

  /** Whether its web ACL has no rule, its own or Firewall Manager's, and lets everything pass. */
  public boolean hasEmptyWebAcl() {
    boolean empty =
        field(WEB_ACL, "Rules")
            .value()
            .filter(each -> each instanceof Sequence rules && rules.items().isEmpty())
            .isPresent();
    return empty
        && listed(WEB_ACL, "PreProcessFirewallManagerRuleGroups").isEmpty()
        && listed(WEB_ACL, "PostProcessFirewallManagerRuleGroups").isEmpty()
        && !field(WEB_ACL, "DefaultAction", "Block").isSet();
  }
}
