package dev.seawall.checks.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.aws.shapes.AnswerShapes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the words of core and the checks read of AWS exists in AWS's own service models, so that no
 * check waits for a field that never comes.
 */
class ReadsIT {
  private static ReadsJudge judge;

  @BeforeAll
  static void compile() {
    Sources sources = Sources.below("core/src/main/java/dev/seawall/core", "checks/src/main/java");
    judge = new ReadsJudge(AnswerShapes.installed(), sources);
  }

  @Test
  void everyFieldThatIsReadIsOneThatTheApiHas() {
    assertThat(judge.complaints()).isEmpty();
    assertThat(judge.judged()).hasSizeGreaterThan(400);
  }

  @Test
  void everyTextThatAFieldIsComparedWithIsOneThatItCanHave() {
    assertThat(judge.unlisted()).isEmpty();
  }
}
