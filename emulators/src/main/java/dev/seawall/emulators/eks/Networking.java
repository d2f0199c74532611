package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be said of a cluster's subnets and API endpoint, and what is filled in. */
final class Networking {
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*/(\\d{1,3})");
  private static final List<String> RESERVED =
      List.of(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "224.0.0.0/4");
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
  private static final int WIDEST_SERVICES = 12;
  private static final int NARROWEST_SERVICES = 24;

  /** AWS's quota of public endpoint access CIDR ranges of a cluster. */
  private static final int MOST_CIDRS = 40;

  private static final String NO_ROOM = "subnet-unsupported";

  private Networking() {}

  /** The addresses a public endpoint is open to when nothing is said. */
  static List<String> everywhere(boolean ipv6) {
    return ipv6 ? List.of("0.0.0.0/0", "::/0") : List.of("0.0.0.0/0");
  }

  /** Subnets whose names begin with {@code subnet-unsupported} lie in a zone without room. */
  static void checkSubnets(Call call, String cluster, List<String> subnets) {
    if (subnets.stream().distinct().count() < 2) {
      throw ServiceFailure.invalidParameter(
              "Subnets specified must be in at least two different AZs")
          .with("clusterName", cluster);
    }
    if (subnets.stream().anyMatch(each -> each.startsWith(NO_ROOM))) {
      String region = call.caller().region();
      throw ServiceFailure.of(
              400,
              "UnsupportedAvailabilityZoneException",
              "Cannot create cluster '"
                  + cluster
                  + "' because "
                  + region
                  + "e, the targeted availability zone, does not currently have sufficient capacity"
                  + " to support the cluster. Retry and choose from these availability zones: "
                  + region
                  + "a, "
                  + region
                  + "b")
          .with("clusterName", cluster);
    }
    for (String subnet : subnets) {
      if (!subnet.matches("subnet-[0-9a-z]+")) {
        throw ServiceFailure.invalidParameter("The subnet ID '" + subnet + "' does not exist");
      }
    }
  }

  /** Sets the endpoint's three members in {@code to}, of what is asked and what is there. */
  static void endpoint(JsonNode asked, JsonNode present, ObjectNode to, boolean ipv6) {
    boolean publicly = flag(asked, present, "endpointPublicAccess", true);
    boolean privately = flag(asked, present, "endpointPrivateAccess", false);
    if (!publicly && !privately) {
      throw ServiceFailure.invalidParameter(
          "Private and public endpoint access cannot be disabled at the same time");
    }
    List<String> cidrs =
        Json.texts(
            Json.has(asked, "publicAccessCidrs")
                ? asked.get("publicAccessCidrs")
                : present.path("publicAccessCidrs"));
    checkAddresses(cidrs, ipv6);
    List<String> open = cidrs.isEmpty() ? everywhere(ipv6) : cidrs;
    to.put("endpointPublicAccess", publicly);
    to.put("endpointPrivateAccess", privately);
    to.set("publicAccessCidrs", Json.array(publicly ? open : List.of()));
  }

  /**
   * The addresses of services are private ones, {@code /12} to {@code /24} (API reference,
   * KubernetesNetworkConfigRequest).
   */
  static void checkServices(String cidr) {
    Matcher block = IPV4.matcher(cidr);
    boolean fits =
        block.matches()
            && isIpv4(block)
            && PRIVATE.stream().anyMatch(each -> covers(each, block))
            && Integer.parseInt(block.group(5)) >= WIDEST_SERVICES
            && Integer.parseInt(block.group(5)) <= NARROWEST_SERVICES;
    if (!fits) {
      throw ServiceFailure.invalidParameter(
          "The specified service-ipv4-cidr is invalid: "
              + cidr
              + " is not a block of /12 to /24 within one of "
              + PRIVATE);
    }
  }

  private static boolean flag(JsonNode asked, JsonNode present, String name, boolean otherwise) {
    return asked.path(name).asBoolean(present.path(name).asBoolean(otherwise));
  }

  private static void checkAddresses(List<String> cidrs, boolean ipv6) {
    if (cidrs.size() > MOST_CIDRS) {
      throw ServiceFailure.invalidParameter(
          "publicAccessCidrs has " + cidrs.size() + " CIDRs, of at most " + MOST_CIDRS);
    }
    List<String> wrong = cidrs.stream().filter(each -> !isAllowed(each, ipv6)).toList();
    if (!wrong.isEmpty()) {
      throw ServiceFailure.invalidParameter(
          "The following CIDRs are invalid in publicAccessCidrs: " + wrong);
    }
  }

  private static boolean isAllowed(String cidr, boolean ipv6) {
    Matcher six = IPV6.matcher(cidr);
    if (six.matches()) {
      return ipv6 && Integer.parseInt(six.group(1)) <= 128;
    }
    Matcher four = IPV4.matcher(cidr);
    return four.matches()
        && isIpv4(four)
        && RESERVED.stream().noneMatch(each -> covers(each, four));
  }

  private static boolean isIpv4(Matcher cidr) {
    for (int i = 1; i <= 4; i++) {
      if (Integer.parseInt(cidr.group(i)) > 255) {
        return false;
      }
    }
    return Integer.parseInt(cidr.group(5)) <= 32;
  }

  private static boolean covers(String reserved, Matcher cidr) {
    Matcher outer = IPV4.matcher(reserved);
    if (!outer.matches()) {
      return false;
    }
    int length = Integer.parseInt(outer.group(5));
    long mask = -1L << (32 - length);
    return Integer.parseInt(cidr.group(5)) >= length
        && (number(cidr) & mask) == (number(outer) & mask);
  }

  private static long number(Matcher cidr) {
    long number = 0;
    for (int i = 1; i <= 4; i++) {
      number = (number << 8) | Long.parseLong(cidr.group(i));
    }
    return number;
  }
}
