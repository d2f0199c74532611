package dev.seawall.checks;

import static dev.seawall.core.aws.AwsTypes.ACCOUNTS;
import static dev.seawall.core.aws.AwsTypes.SERVICE_CONTROL_POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.testkit.Snapshots;
import dev.seawall.testkit.aws.shapes.AnswerShapes;
import dev.seawall.testkit.aws.shapes.Complaint;
import dev.seawall.testkit.aws.shapes.DocumentJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * AWS's own service models judge what the checks know of AWS: every example on a page is what the
 * CLI could print.
 */
class AnswersIT {
  private static AnswerShapes shapes;

  @BeforeAll
  static void read() {
    shapes = AnswerShapes.installed();
  }

  @Test
  void everyExampleIsWhatTheApiCouldAnswer() {
    DocumentJudge judge = new DocumentJudge(shapes);
    List<String> wrong = new ArrayList<>();
    List<String> unlisted = new ArrayList<>();
    int judged = 0;
    for (Check<?> check : Catalogue.load().checks()) {
      for (CheckPage.Example example : CheckPage.of(check).examples()) {
        for (Document document : Snapshots.files(example.text()).documents()) {
          if (AwsResource.isOne(document.value())) {
            judged++;
            for (Complaint complaint : judge.judge(document.value())) {
              (complaint.unlisted() ? unlisted : wrong)
                  .add(check.spec().id() + ".md:" + example.line() + ": " + complaint);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unlisted).isEmpty();
    assertThat(judged).isGreaterThan(800);
  }

  @Test
  void everyDocumentIsMadeOfWhatTheCollectorCalls() {
    Map<String, Set<String>> called = new TreeMap<>();
    for (ResourceType type : AwsTypes.all()) {
      // The policies of the organisation stand on the account that they bind.
      ResourceType document = type.equals(SERVICE_CONTROL_POLICIES) ? ACCOUNTS : type;
      Set<String> names = called.computeIfAbsent(document.kind(), _ -> new TreeSet<>());
      AwsOperations.of(type).forEach(operation -> names.add(operation.name()));
    }
    assertThat(shapes.types()).isEqualTo(called.keySet());
    called.forEach(
        (type, names) -> assertThat(names).as(type).containsAll(shapes.operations(type)));
  }
}
