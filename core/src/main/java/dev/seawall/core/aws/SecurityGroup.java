package dev.seawall.core.aws;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * A security group with its rules ({@code ec2:DescribeSecurityGroupRules}). Whether it is open is
 * judged by the union of all rules that cover a port, of either address version.
 */
public final class SecurityGroup extends AwsResource {
  private static final String DESCRIBED = "DescribeSecurityGroups";
  private static final long FIRST_PORT = 1;
  private static final long LAST_PORT = 65535;
  private static final String PREFIX_LISTS = "GetManagedPrefixListEntries";

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

  /** The lowest port of a range of TCP ports, both ends included, that the Internet may reach. */
  public Optional<Open> openToInternet(long from, long to) {
    return openToInternet(from, to, SecurityGroupRule::coversTcp);
  }

  /** The same for UDP. */
  public Optional<Open> openToInternetByUdp(long from, long to) {
    return openToInternet(from, to, SecurityGroupRule::coversUdp);
  }

  private Optional<Open> openToInternet(
      long from, long to, BiPredicate<SecurityGroupRule, Long> covers) {
    List<SecurityGroupRule> ingress = ingress();
    TreeSet<Long> starts = new TreeSet<>(List.of(from));
    for (SecurityGroupRule rule : ingress) {
      if (rule.firstPort() > from && rule.firstPort() <= to) {
        starts.add(rule.firstPort());
      }
    }
    for (long port : starts) {
      List<SecurityGroupRule> covering =
          ingress.stream().filter(rule -> covers.test(rule, port)).toList();
      if (isOpen(covering)) {
        return Optional.of(new Open(port, open(covering)));
      }
    }
    return Optional.empty();
  }

  /**
   * The rules that together let everything in from the Internet, ranges of ports added up as well
   * as addresses; none when they do not. A rule for every port is told alone.
   */
  public List<SecurityGroupRule> allTrafficFromInternet() {
    List<SecurityGroupRule> ingress = ingress();
    List<SecurityGroupRule> whole =
        ingress.stream().filter(SecurityGroupRule::coversEveryPort).toList();
    if (isOpen(whole)) {
      return open(whole);
    }
    TreeSet<Long> starts = new TreeSet<>(List.of(FIRST_PORT));
    for (SecurityGroupRule rule : ingress) {
      starts.add(Math.max(FIRST_PORT, rule.firstPort()));
      starts.add(rule.lastPort() + 1);
    }
    Set<SecurityGroupRule> opening = new LinkedHashSet<>();
    for (long port : starts.headSet(LAST_PORT, true)) {
      List<SecurityGroupRule> covering =
          ingress.stream().filter(rule -> rule.coversTcp(port)).toList();
      if (!isOpen(covering)) {
        return List.of();
      }
      opening.addAll(open(covering));
    }
    return List.copyOf(opening);
  }

  /** The rules of some that open on their own, or all that have addresses when only together. */
  private List<SecurityGroupRule> open(List<SecurityGroupRule> rules) {
    List<SecurityGroupRule> alone =
        rules.stream()
            .filter(rule -> new AddressSet(rule.blocks(), List.of()).isOpenToInternet())
            .toList();
    return alone.isEmpty() ? rules.stream().filter(rule -> rule.hasAddresses()).toList() : alone;
  }

  private boolean isOpen(List<SecurityGroupRule> rules) {
    List<Block> blocks = new ArrayList<>();
    rules.forEach(rule -> blocks.addAll(rule.blocks()));
    if (new AddressSet(blocks, List.of()).isOpenToInternet()) {
      return true;
    }
    List<String> lists =
        rules.stream().flatMap(rule -> rule.prefixList().value().stream()).toList();
    for (String list : lists) {
      if (field(PREFIX_LISTS, list).isSet()) {
        for (AwsPart entry : listed(PREFIX_LISTS, list)) {
          entry.text("Cidr").value().flatMap(Block::parse).ifPresent(blocks::add);
        }
      }
    }
    return !lists.isEmpty() && new AddressSet(blocks, List.of()).isOpenToInternet();
  }
}
