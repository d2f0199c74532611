package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.Vpc;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A VPC endpoint through which any account's data can be written to any account ({@code
 * PolicyDocument} of {@code ec2:DescribeVpcEndpoints}).
 */
public final class VpcEndpointAdmitsEverything implements Check<Vpc> {
  /** Services that take data or hand out secrets, and heed a policy of the endpoint. */
  private static final Set<String> CARRIERS =
      Set.of("s3", "dynamodb", "secretsmanager", "ecr.api", "sqs", "sns");

  @Override
  public Spec<Vpc> spec() {
    return Spec.check("vpc-endpoint-admits-everything").severity(MEDIUM).judges(Vpc.class);
  }

  @Override
  public Verdict judge(Vpc vpc, Inventory inventory) {
    List<String> open = new ArrayList<>();
    for (AwsPart endpoint : vpc.listed("DescribeVpcEndpoints")) {
      String name = endpoint.text("ServiceName").or("");
      String service = name.substring(name.indexOf("." + vpc.region() + ".") + 1);
      String carrier = service.substring(service.indexOf('.') + 1);
      if (CARRIERS.contains(carrier) && admitsEverything(vpc, endpoint, carrier)) {
        open.add(endpoint.text("VpcEndpointId").or(name));
      }
    }
    return open.isEmpty()
        ? pass()
        : fail(
            vpc.field("DescribeVpcEndpoints"),
            "%s has endpoints that let everybody do everything: %s",
            vpc.name(),
            Listed.of(open));
  }

  private static boolean admitsEverything(Vpc vpc, AwsPart endpoint, String carrier) {
    String all = carrier.replace(".api", "") + ":*";
    return ResourcePolicy.of(vpc, endpoint.field("PolicyDocument")).openings().stream()
        .anyMatch(
            opening ->
                opening.reach() == Opening.Reach.EVERYONE
                    && !opening.isConditional()
                    && opening.actions().stream()
                        .anyMatch(action -> action.equals("*") || action.equalsIgnoreCase(all))
                    && opening.resources().stream()
                        .anyMatch(each -> each.equals("*") || each.endsWith(":::*")));
  }
}
