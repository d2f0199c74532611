package dev.seawall.core.aws;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A subnet with the route table and the network access control list that are in force for it. */
public final class Subnet extends AwsResource {
  private static final String DESCRIBED = "DescribeSubnets";

  public Subnet(Document document) {
    super(document);
  }

  public String subnetId() {
    return text(DESCRIBED, "SubnetId").or(arn().name());
  }

  public Fact<String> vpcId() {
    return text(DESCRIBED, "VpcId");
  }

  public SortedMap<String, String> tags() {
    return tags(DESCRIBED, "Tags");
  }

  /** Whether interfaces get a public IPv4 address; says nothing of whether it can be reached. */
  public Fact<Boolean> mapPublicIpOnLaunch() {
    return flag(DESCRIBED, "MapPublicIpOnLaunch").orDefault(false);
  }

  /** Whether interfaces get an IPv6 address; all of those are public. */
  public Fact<Boolean> assignIpv6AddressOnCreation() {
    return flag(DESCRIBED, "AssignIpv6AddressOnCreation").orDefault(false);
  }

  /** The routes in force, of the subnet's own table or the VPC's main one. */
  public List<AwsPart> routes() {
    requireSeen("DescribeRouteTables", "route table");
    return listed("DescribeRouteTables", "Routes");
  }

  /** Every subnet has one; that none was among the answers says that somebody hides it. */
  private void requireSeen(String operation, String what) {
    if (!field(operation).isSet()) {
      throw UnresolvedFactException.missing(
          this, "the " + what + " in force for " + subnetId() + " was not among those told");
    }
  }

  /**
   * A subnet is public when a route in force leads to an internet gateway (VPC user guide).
   *
   * @param aws where the prefix lists are that the routes name
   */
  public boolean isPublic(Aws aws) {
    return internetRoute(aws).isPresent();
  }

  /** The route by which the Internet reaches the subnet, over either version of addresses. */
  public Optional<Fact<String>> internetRoute(Aws aws) {
    return internetRoute(aws, false).or(() -> internetRoute(aws, true));
  }

  /** The route for one version of addresses. */
  public Optional<Fact<String>> internetRoute(Aws aws, boolean ipv6) {
    List<AwsPart> leading =
        routes().stream()
            .filter(route -> route.text("GatewayId").or("").startsWith("igw-"))
            .filter(route -> !route.text("State").is("blackhole"))
            .toList();
    List<Block> blocks = new ArrayList<>();
    for (AwsPart route : leading) {
      route
          .text(ipv6 ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock")
          .value()
          .flatMap(Block::parse)
          .ifPresent(blocks::add);
      if (new AddressSet(blocks, List.of()).isOpenToInternet()) {
        return Optional.of(route.text("GatewayId"));
      }
    }
    for (AwsPart route : leading) {
      PrefixList.foreignBlocks(route, "DestinationPrefixListId", aws).stream()
          .filter(block -> block.isIpv6() == ipv6)
          .forEach(blocks::add);
      if (new AddressSet(blocks, List.of()).isOpenToInternet()) {
        return Optional.of(route.text("GatewayId"));
      }
    }
    return Optional.empty();
  }

  /** The entries of the network access control list that say what comes in, in their order. */
  public List<AwsPart> ingressEntries() {
    requireSeen("DescribeNetworkAcls", "access control list");
    return listed("DescribeNetworkAcls", "Entries").stream()
        .filter(entry -> !entry.flag("Egress").orDefault(false).is(true))
        .sorted(Comparator.comparing(entry -> entry.number("RuleNumber").or(0L)))
        .toList();
  }

  /**
   * The first entry of the access control list that lets the Internet connect to a TCP port, less
   * what the entries before it deny.
   */
  public Optional<AwsPart> admitsInternet(long port) {
    List<Block> denied = new ArrayList<>();
    for (AwsPart entry : ingressEntries()) {
      if (!covers(entry, port)) {
        continue;
      }
      List<Block> blocks = new ArrayList<>();
      entry.text("CidrBlock").value().flatMap(Block::parse).ifPresent(blocks::add);
      entry.text("Ipv6CidrBlock").value().flatMap(Block::parse).ifPresent(blocks::add);
      if (!entry.text("RuleAction").is("allow")) {
        denied.addAll(blocks);
      } else if (new AddressSet(blocks, denied).isOpenToInternet()) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static boolean covers(AwsPart entry, long port) {
    String protocol = entry.scalar("Protocol").or("-1");
    if (protocol.equals("-1")) {
      return true;
    }
    return protocol.equals("6")
        && entry.number("PortRange", "From").or(0L) <= port
        && port <= entry.number("PortRange", "To").or(65535L);
  }
}
