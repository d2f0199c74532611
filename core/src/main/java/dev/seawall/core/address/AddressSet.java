package dev.seawall.core.address;

import java.util.ArrayList;
import java.util.List;

/** Blocks of addresses without some others. */
public record AddressSet(List<Block> blocks, List<Block> except) {
  /** No part of these is routed on the Internet; what is left of the address space is public. */
  private static final List<Block> NOT_PUBLIC =
      blocksOf(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "::/3",
          "2001:db8::/32",
          "4000::/2",
          "8000::/1");

  /** Blocks smaller than this do not matter to the share of the Internet. */
  private static final int FINEST = 24;

  public static final AddressSet EVERYWHERE =
      new AddressSet(List.of(Block.ALL_IPV4, Block.ALL_IPV6), List.of());

  /** How much of all addresses of a version is public. */
  private static final double PUBLIC_IPV4 =
      share(Block.ALL_IPV4, 1, EVERYWHERE.blocks(), NOT_PUBLIC);

  private static final double PUBLIC_IPV6 =
      share(Block.ALL_IPV6, 1, EVERYWHERE.blocks(), NOT_PUBLIC);

  public AddressSet {
    blocks = List.copyOf(blocks);
    except = List.copyOf(except);
  }

  public static List<Block> blocksOf(String... texts) {
    List<Block> blocks = new ArrayList<>();
    for (String text : texts) {
      blocks.add(Block.parse(text).orElseThrow());
    }
    return blocks;
  }

  /** Both. An exception of the one that the other has is none any more. */
  public AddressSet with(AddressSet other) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(other.blocks);
    List<Block> none = new ArrayList<>();
    for (Block each : except) {
      if (other.blocks.stream().noneMatch(each::overlaps)) {
        none.add(each);
      }
    }
    for (Block each : other.except) {
      if (blocks.stream().noneMatch(each::overlaps) || except.contains(each)) {
        none.add(each);
      }
    }
    return new AddressSet(all, none);
  }

  public boolean contains(Block address) {
    return anyContains(blocks, address)
        && except.stream().noneMatch(each -> each.overlaps(address));
  }

  /** Whether no address is left. */
  public boolean isEmpty() {
    return blocks.stream().allMatch(each -> isCovered(each, except));
  }

  /** Whether some of it is routed on the Internet. */
  public boolean isPublic() {
    List<Block> without = new ArrayList<>(except);
    without.addAll(NOT_PUBLIC);
    return !new AddressSet(blocks, without).isEmpty();
  }

  /**
   * Whether it reaches so much of the Internet that it is no list of known peers: an eighth of the
   * public addresses of a version in one piece, halves and exceptions added up.
   */
  public boolean isOpenToInternet() {
    for (boolean ipv6 : new boolean[] {false, true}) {
      Block all = ipv6 ? Block.ALL_IPV6 : Block.ALL_IPV4;
      double share = share(all, 1) / (ipv6 ? PUBLIC_IPV6 : PUBLIC_IPV4);
      if (share >= 0.125) {
        return true;
      }
    }
    return false;
  }

  private double share(Block all, double size) {
    if (blocks.isEmpty()) {
      return 0;
    }
    List<Block> without = new ArrayList<>(except);
    without.addAll(NOT_PUBLIC);
    return share(all, size, blocks, without);
  }

  /**
   * How much of a block is in some blocks and not in others, its whole size being given. What does
   * not overlap is left behind on the way down, so that long lists cost little.
   */
  private static double share(Block of, double size, List<Block> in, List<Block> without) {
    List<Block> inside = overlapping(in, of);
    if (inside.isEmpty()) {
      return 0;
    }
    List<Block> excluded = overlapping(without, of);
    if (anyContains(excluded, of)) {
      return 0;
    }
    boolean whole = anyContains(inside, of);
    if (whole && excluded.isEmpty()) {
      return size;
    }
    if (of.prefix() >= FINEST) {
      return whole ? size : 0;
    }
    return share(of.half(false), size / 2, inside, excluded)
        + share(of.half(true), size / 2, inside, excluded);
  }

  private static boolean isCovered(Block block, List<Block> by) {
    List<Block> near = overlapping(by, block);
    if (near.isEmpty()) {
      return false;
    }
    return anyContains(near, block)
        || (isCovered(block.half(false), near) && isCovered(block.half(true), near));
  }

  private static boolean anyContains(List<Block> blocks, Block other) {
    for (Block each : blocks) {
      if (each.contains(other)) {
        return true;
      }
    }
    return false;
  }

  private static List<Block> overlapping(List<Block> blocks, Block with) {
    List<Block> found = new ArrayList<>();
    for (Block each : blocks) {
      if (each.overlaps(with)) {
        found.add(each);
      }
    }
    return found;
  }

  @Override
  public String toString() {
    String text = String.join(", ", blocks.stream().map(Block::toString).toList());
    return except.isEmpty()
        ? text
        : text + " except " + String.join(", ", except.stream().map(Block::toString).toList());
  }
}
