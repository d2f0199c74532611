package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.worlds.World;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may not list the account's identities is told so, and what is then not known is not passed.
 */
class RefusedDetailsIT {
  private static final String DETAILS = "iam:GetAccountAuthorizationDetails";
  private static AwsEnvironment aws;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    aws = AwsEnvironment.start();
    World.HURRIED.build(aws);
  }

  @AfterEach
  void denyNothing() {
    aws.deny();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void whatIsFoundWithThemIsFoundOrUnknownWithoutThem() throws Exception {
    LiveScan whole = LiveScan.of(aws, "shop", folder);
    aws.deny(DETAILS);
    LiveScan refused = LiveScan.of(aws, "shop", folder);

    assertThat(whole.refused()).isEmpty();
    assertThat(whole.found()).contains("irsa-trust-without-subject on shop-orders");
    assertThat(refused.refused()).isNotEmpty().containsOnly(DETAILS);
    TreeSet<String> passed = new TreeSet<>(whole.found());
    passed.removeAll(refused.found());
    passed.removeIf(each -> refused.undecided().contains(each.substring(0, each.indexOf(' '))));
    assertThat(passed).isEmpty();
  }

  @Test
  void theRolesThatTheClusterNamesAreReadOneByOne() throws Exception {
    aws.deny(DETAILS);
    aws.takeCalls();

    LiveScan.of(aws, "shop", folder);

    assertThat(aws.takeCalls())
        .noneMatch(AwsEnvironment.Call::again)
        .extracting(AwsEnvironment.Call::action)
        .contains("iam:GetRole", "iam:ListAttachedRolePolicies", "iam:GetRolePolicy");
  }
}
