package dev.seawall.core.aws;

import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a security group ({@code SecurityGroupRule} of the EC2 API): a protocol, a range of
 * ports, and one block of addresses, one prefix list or one other group.
 */
public final class SecurityGroupRule extends AwsPart {
  private static final long LAST_PORT = 65535;
  private static final String PREFIX_LIST = "PrefixListId";

  SecurityGroupRule(SecurityGroup group, Path path, Mapping content) {
    super(group, path, content);
  }

  public boolean isEgress() {
    return flag("IsEgress").orDefault(false).is(true);
  }

  /** {@code tcp}, {@code udp}, {@code icmp}, a number, or {@code -1} for all. */
  public Fact<String> protocol() {
    return scalar("IpProtocol").orDefault("-1");
  }

  public boolean isAllProtocols() {
    return protocol().is("-1");
  }

  private boolean isTcp() {
    return protocol().is("tcp") || protocol().is("6");
  }

  /** The first port; 0 when all are meant. */
  public long firstPort() {
    long first = number("FromPort").or(-1L);
    return isAllProtocols() || first < 0 ? 0 : first;
  }

  /** The last port; 65535 when all are meant. */
  public long lastPort() {
    long last = number("ToPort").or(-1L);
    return isAllProtocols() || last < 0 ? LAST_PORT : last;
  }

  /** Whether a TCP port is meant; ranges and rules for all protocols count. */
  public boolean coversTcp(long port) {
    return (isAllProtocols() || isTcp()) && firstPort() <= port && port <= lastPort();
  }

  /** Whether a UDP port is meant; ranges and rules for all protocols count. */
  public boolean coversUdp(long port) {
    boolean udp = protocol().is("udp") || protocol().is("17");
    return (isAllProtocols() || udp) && firstPort() <= port && port <= lastPort();
  }

  /** Whether every TCP port is meant. */
  public boolean coversEveryPort() {
    return (isAllProtocols() || isTcp()) && firstPort() <= 1 && lastPort() == LAST_PORT;
  }

  /** The blocks of addresses it names itself. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    text("CidrIpv4").value().flatMap(Block::parse).ifPresent(blocks::add);
    text("CidrIpv6").value().flatMap(Block::parse).ifPresent(blocks::add);
    return blocks;
  }

  /** The blocks of addresses it names, itself or by a prefix list; AWS's own lists left out. */
  public List<Block> blocks(Aws aws) {
    List<Block> blocks = blocks();
    blocks.addAll(PrefixList.foreignBlocks(this, PREFIX_LIST, aws));
    return blocks;
  }

  public Fact<String> prefixList() {
    return text(PREFIX_LIST);
  }

  /** Whether it names addresses, itself or by a prefix list, and not another group. */
  public boolean hasAddresses() {
    return !blocks().isEmpty() || prefixList().isSet();
  }

  /** The other group it names; its members may connect. */
  public Fact<String> referencedGroup() {
    return text("ReferencedGroupInfo", "GroupId");
  }

  private String peer() {
    return text("CidrIpv4")
        .orElse(text("CidrIpv6"))
        .orElse(prefixList())
        .orElse(referencedGroup())
        .or("nowhere");
  }

  private String ports() {
    if (isAllProtocols()) {
      return "all traffic";
    }
    String range =
        firstPort() == lastPort() ? String.valueOf(firstPort()) : firstPort() + "-" + lastPort();
    return protocol().or("") + " " + range;
  }

  /** {@code tcp 22 from 0.0.0.0/0}. */
  @Override
  public String toString() {
    return ports() + (isEgress() ? " to " : " from ") + peer();
  }
}
