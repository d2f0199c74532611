package dev.seawall.core.aws;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A security group with its rules ({@code ec2:DescribeSecurityGroupRules}). Whether it is open is
 * judged by the union of all rules that cover a port, of either address version.
 */
public final class SecurityGroup extends AwsResource {
  private static final String DESCRIBED = "DescribeSecurityGroups";
  private static final long FIRST_PORT = 1;
  private static final long LAST_PORT = 65535;

  public SecurityGroup(Document document) {
    super(document);
  }

  public String groupId() {
    return text(DESCRIBED, "GroupId").or(arn().name());
  }

  public Fact<String> groupName() {
    return text(DESCRIBED, "GroupName");
  }

  public Fact<String> vpcId() {
    return text(DESCRIBED, "VpcId");
  }

  /** Whether AWS made it with the VPC: what names no group gets this one. */
  public boolean isDefault() {
    return groupName().is("default");
  }

  public SortedMap<String, String> tags() {
    return tags(DESCRIBED, "Tags");
  }

  public List<SecurityGroupRule> rules() {
    return parts(
        (at, content) -> new SecurityGroupRule(this, at, content), "DescribeSecurityGroupRules");
  }

  /** The rules that let something in. */
  public List<SecurityGroupRule> ingress() {
    return rules().stream().filter(rule -> !rule.isEgress()).toList();
  }

  /** A port that is open to the Internet, and the rules that together open it. */
  public record Open(long port, List<SecurityGroupRule> rules) {
    public Open {
      rules = List.copyOf(rules);
    }

    /** {@code tcp 22 from 0.0.0.0/0}. */
    @Override
    public String toString() {
      return String.join(" and ", rules.stream().limit(3).map(String::valueOf).toList());
    }
  }

  /**
   * The lowest port of a range of TCP ports, both ends included, that the Internet may reach.
   *
   * @param aws where the prefix lists are that the rules name
   */
  public Optional<Open> openToInternet(Aws aws, long from, long to) {
    return openToInternet(aws, from, to, SecurityGroupRule::coversTcp);
  }

  /** The same for UDP. */
  public Optional<Open> openToInternetByUdp(Aws aws, long from, long to) {
    return openToInternet(aws, from, to, SecurityGroupRule::coversUdp);
  }

  private Optional<Open> openToInternet(
      Aws aws, long from, long to, BiPredicate<SecurityGroupRule, Long> covers) {
    List<SecurityGroupRule> ingress = ingress();
    TreeSet<Long> starts = new TreeSet<>(List.of(from));
    for (SecurityGroupRule rule : ingress) {
      if (rule.firstPort() > from && rule.firstPort() <= to) {
        starts.add(rule.firstPort());
      }
    }
    for (long port : starts) {
      List<SecurityGroupRule> open =
          opening(ingress.stream().filter(rule -> covers.test(rule, port)).toList(), aws);
      if (!open.isEmpty()) {
        return Optional.of(new Open(port, open));
      }
    }
    return Optional.empty();
  }

  /**
   * The rules that together let everything in from the Internet, ranges of ports added up as well
   * as addresses; none when they do not. A rule for every port is told alone.
   */
  public List<SecurityGroupRule> allTrafficFromInternet(Aws aws) {
    List<SecurityGroupRule> ingress = ingress();
    List<SecurityGroupRule> whole =
        opening(ingress.stream().filter(SecurityGroupRule::coversEveryPort).toList(), aws);
    if (!whole.isEmpty()) {
      return whole;
    }
    TreeSet<Long> starts = new TreeSet<>(List.of(FIRST_PORT));
    for (SecurityGroupRule rule : ingress) {
      starts.add(Math.max(FIRST_PORT, rule.firstPort()));
      starts.add(rule.lastPort() + 1);
    }
    Set<SecurityGroupRule> together = new LinkedHashSet<>();
    for (long port : starts.headSet(LAST_PORT, true)) {
      List<SecurityGroupRule> open =
          opening(ingress.stream().filter(rule -> rule.coversTcp(port)).toList(), aws);
      if (open.isEmpty()) {
        return List.of();
      }
      together.addAll(open);
    }
    return List.copyOf(together);
  }

  /** A list that was not read does not matter where rules open without it. */
  private static List<SecurityGroupRule> opening(List<SecurityGroupRule> rules, Aws aws) {
    List<SecurityGroupRule> found = opening(rules, SecurityGroupRule::blocks);
    return found.isEmpty() ? opening(rules, rule -> rule.blocks(aws)) : found;
  }

  /** The rules of some that open on their own, or all that have addresses when only together. */
  private static List<SecurityGroupRule> opening(
      List<SecurityGroupRule> rules, Function<SecurityGroupRule, List<Block>> addresses) {
    List<SecurityGroupRule> alone =
        rules.stream().filter(rule -> isOpen(addresses.apply(rule))).toList();
    if (!alone.isEmpty()) {
      return alone;
    }
    List<Block> all = rules.stream().map(addresses).flatMap(List::stream).toList();
    return isOpen(all)
        ? rules.stream().filter(rule -> !addresses.apply(rule).isEmpty()).toList()
        : List.of();
  }

  private static boolean isOpen(List<Block> blocks) {
    return new AddressSet(blocks, List.of()).isOpenToInternet();
  }
}
