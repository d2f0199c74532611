package dev.seawall.core.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of addresses in CIDR notation, version 4 or 6. Bits behind the prefix do not count. */
public final class Block {
  public static final Block ALL_IPV4 = new Block(new byte[4], 0);
  public static final Block ALL_IPV6 = new Block(new byte[16], 0);
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private final byte[] address;
  private final int prefix;

  private Block(byte[] address, int prefix) {
    this.address = address;
    this.prefix = prefix;
  }

  /** The block that a text says, or empty when it says none. A bare address is not a block. */
  public static Optional<Block> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(address -> prefix <= address.length * 8)
        .map(address -> new Block(masked(address, prefix), prefix));
  }

  /** The block of the one address that a text says. */
  public static Optional<Block> ofAddress(String text) {
    return address(text).map(address -> new Block(address, address.length * 8));
  }

  /** The bytes of a literal address; never asks a name server. */
  private static Optional<byte[]> address(String text) {
    boolean four = IPV4.matcher(text).matches();
    if (!four && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(text).getAddress();
      return bytes.length == (four ? 4 : 16) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] masked = new byte[address.length];
    for (int bit = 0; bit < prefix; bit++) {
      masked[bit / 8] |= (byte) (address[bit / 8] & (0x80 >> (bit % 8)));
    }
    return masked;
  }

  public int prefix() {
    return prefix;
  }

  public boolean isIpv6() {
    return address.length == 16;
  }

  /** Whether every address of another block is in this one. */
  public boolean contains(Block other) {
    return address.length == other.address.length
        && prefix <= other.prefix
        && startsTheSame(other.address);
  }

  private boolean startsTheSame(byte[] other) {
    int bytes = prefix / 8;
    if (Arrays.mismatch(address, 0, bytes, other, 0, bytes) >= 0) {
      return false;
    }
    int mask = 0xff00 >> (prefix % 8) & 0xff;
    return mask == 0 || ((address[bytes] ^ other[bytes]) & mask) == 0;
  }

  public boolean overlaps(Block other) {
    return contains(other) || other.contains(this);
  }

  /** The lower and the upper half. */
  Block half(boolean upper) {
    byte[] start = address.clone();
    if (upper) {
      start[prefix / 8] |= (byte) (0x80 >> (prefix % 8));
    }
    return new Block(start, prefix + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block that
        && prefix == that.prefix
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(address) * 31 + prefix;
  }

  @Override
  public String toString() {
    if (isIpv6()) {
      return HexFormat.of().formatHex(address).replaceAll("(.{4})(?!$)", "$1:") + "/" + prefix;
    }
    return (address[0] & 255)
        + "."
        + (address[1] & 255)
        + "."
        + (address[2] & 255)
        + "."
        + (address[3] & 255)
        + "/"
        + prefix;
  }
}
