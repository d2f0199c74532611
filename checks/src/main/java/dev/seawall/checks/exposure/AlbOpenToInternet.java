package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Application Load Balancer of an Ingress that the whole Internet can reach ({@code
 * alb.ingress.kubernetes.io/scheme}, {@code inbound-cidrs}).
 */
public final class AlbOpenToInternet implements Check<Ingress> {
  @Override
  public Spec<Ingress> spec() {
    return Spec.check("alb-open-to-internet")
        .severity(MEDIUM)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    if (!ingress.isAlb(cluster) || ingress.hasClassParameters(cluster)) {
      return notApplicable();
    }
    Fact<String> scheme = ingress.alb("scheme");
    if (!scheme.is("internet-facing")) {
      return pass();
    }
    if (ingress.alb("security-groups").isSet()
        || ingress.alb("security-group-prefix-lists").isSet()) {
      return unknown("security groups or prefix lists say who may connect to " + ingress);
    }
    Fact<String> ranges = ingress.alb("inbound-cidrs").orDefault("0.0.0.0/0");
    List<Block> blocks = new ArrayList<>();
    for (String each : ranges.or("").split(",", -1)) {
      Optional<Block> block = Block.parse(each.strip());
      if (block.isEmpty()) {
        return unknown("inbound-cidrs of " + ingress + " cannot be read");
      }
      blocks.add(block.get());
    }
    return new AddressSet(blocks, List.of()).isOpenToInternet()
        ? fail(scheme, "the load balancer of %s is open to the Internet", ingress).and(ranges)
        : pass();
  }
}
