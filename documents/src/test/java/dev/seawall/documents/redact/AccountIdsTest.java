package dev.seawall.documents.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No account number is left anywhere in what is shared, and what belongs together still does. */
class AccountIdsTest {
  private static final String OWN = "111122223333";
  private static final String OTHER = "444455556666";
  private static final String AWS = "602401143452";
  private final AccountIds ids = new AccountIds(Set.of(AWS));

  @Test
  void anAccountHasOneNumberWhereverItIsNamed() {
    assertThat(ids.text("arn:aws:iam::" + OWN + ":role/app"))
        .isEqualTo("arn:aws:iam::000000000001:role/app");
    assertThat(ids.text(OTHER + ".dkr.ecr.eu-west-1.amazonaws.com/shop:1"))
        .isEqualTo("000000000002.dkr.ecr.eu-west-1.amazonaws.com/shop:1");
    assertThat(ids.text("logs-" + OWN + "-eu")).isEqualTo("logs-000000000001-eu");
  }

  @Test
  void whatIsNoAccountStays() {
    assertThat(ids.text("i-0123456789ab")).isEqualTo("i-0123456789ab");
    assertThat(ids.text("1234567890123")).isEqualTo("1234567890123");
    assertThat(ids.text(AWS + ".dkr.ecr")).isEqualTo(AWS + ".dkr.ecr");
  }

  @Test
  void noPartOfASnapshotKeepsAnAccount() {
    Map<String, Value> fields =
        Map.of(
            "arn",
            new Text("arn:aws:eks:eu-west-1:" + OWN + ":cluster/prod"),
            OWN,
            Sequence.of(List.of(new Text(OTHER))),
            "GetRole",
            new Unresolved("iam:GetRole was denied for " + OWN));
    ResourceType type = new ResourceType("", "a", "A", false);
    Document document =
        ids.document(new Document(Mapping.of(fields), new Origin.Api("arn:::" + OWN + ":x")));
    Gap gap = ids.gap(new Gap(type, OWN + "/eu-west-1", "a:b", Gap.Reason.FORBIDDEN, "in " + OWN));
    Problem problem =
        ids.problem(new Problem(Problem.Level.ERROR, OWN, Position.UNKNOWN, "of " + OTHER));
    Scope scope =
        ids.scope(
            new Scope(Scope.Kind.CLUSTER, "prod " + OWN, new TreeSet<>(), Map.of("account", OWN)));
    assertThat(document.value() + " " + document.origin() + gap + problem + scope)
        .contains("000000000001", "000000000002")
        .doesNotContain(OWN, OTHER);
  }
}
