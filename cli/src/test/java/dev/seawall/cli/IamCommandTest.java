package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers and exit codes of {@code seawall iam evaluate}. */
class IamCommandTest {
  private static final String QUESTION =
      """
      {
        "identityPolicies": [
          {"Version": "2012-10-17", "Statement": [
            {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
            {"Sid": "NoAcl", "Effect": "Deny", "Action": "s3:GetBucketAcl", "Resource": "*"},
            {"Effect": "Allow", "Action": "kms:*", "Resource": "*",
             "Condition": {"StringIs": {"a": "b"}}}
          ]}
        ],
        "serviceControlPolicies": [
          [{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}]
        ],
        "request": {
          "principal": "arn:aws:iam::111122223333:role/app",
          "action": "ACTION",
          "resource": "*",
          "resourceAccount": "111122223333",
          "context": {"aws:SecureTransport": true}
        }
      }
      """;

  @TempDir private Path folder;

  private CommandRun ask(String question, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("question.json"), question);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "iam";
    arguments[1] = "evaluate";
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[arguments.length - 1] = file.toString();
    return CommandRun.of(arguments);
  }

  private static String words(CommandRun run) {
    return run.out().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, allowed, 0",
    "s3:GetBucketAcl, explicitDeny, 1",
    "s3:PutObject, implicitDeny, 1",
    "kms:ListKeys, unknown, 3"
  })
  void decisionAndExitCode(String action, String decision, int code) throws IOException {
    CommandRun run = ask(QUESTION.replace("ACTION", action), "--format", "json");
    assertThat(words(run)).contains("\"decision\" : \"" + decision + "\"");
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void statementThatDecidedIsNamedWithItsPlace() throws IOException {
    CommandRun run = ask(QUESTION.replace("ACTION", "s3:GetBucketAcl"), "--format=json");
    assertThat(words(run))
        .contains(
            "\"statement\" : { \"policy\" : \"identityPolicies[0]\", \"path\" : \"Statement[1]\","
                + " \"sid\" : \"NoAcl\", \"effect\" : \"Deny\", \"where\" : \""
                + folder.resolve("question.json")
                + ":5:7\" }");
    CommandRun implicit = ask(QUESTION.replace("ACTION", "s3:PutObject"), "--format=json");
    assertThat(words(implicit)).contains("\"statement\" : null");
  }

  @Test
  void textSaysWhyAndWhatIsMalformed() throws IOException {
    CommandRun run = ask(QUESTION.replace("ACTION", "kms:ListKeys"), "--format=text");
    String file = folder.resolve("question.json").toString();
    assertThat(run.out())
        .startsWith("unknown: kms:ListKeys on * by arn:aws:iam::111122223333:role/app\n")
        .contains("because not known: identityPolicies[0]: Statement[2].Condition.StringIs: ")
        .contains("malformed: " + file + ":7:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "principal": "arn:aws:iam::111122223333:role/app" | "principal": "app" | question.json:14:5: principal is "app"
          "action": "ACTION" | "action": "s3:*" | question.json:15:5: action is "s3:*"
          "resource": "*", | | question.json:13:3: resource is missing
          "resourceAccount": "111122223333" | "resourceAccount": "mine" | question.json:17:5: resourceAccount
          "identityPolicies" | "policies" | question.json:2:3: unknown key policies
          [{"Statement" | "x", [{"Statement" | question.json:11:5: a level of serviceControlPolicies is text
          {"aws:SecureTransport": true} | {"aws:a": 1, "AWS:A": 2} | context has AWS:A twice
          {"aws:SecureTransport": true} | {"a": {}} | a value of the context is a mapping
          """)
  void fileThatIsNotAsDescribedIsRefusedWithItsPlace(String from, String to, String message)
      throws IOException {
    String question =
        QUESTION.replace(from, to == null ? "" : to).replace("ACTION", "s3:GetObject");
    CommandRun run = ask(question);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void contextThatIsNotCompleteLeavesTheAnswerOpen() throws IOException {
    String question =
        QUESTION
            .replace("ACTION", "s3:GetBucketAcl")
            .replace(
                "\"Action\": \"s3:GetBucketAcl\",",
                "\"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}},"
                    + " \"Action\": \"s3:GetBucketAcl\",");
    assertThat(ask(question).code()).isZero();
    String open = question.replace("\"context\":", "\"contextComplete\": false, \"context\":");
    CommandRun run = ask(open);
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("whether the request has aws:multifactorauthpresent");
  }

  @Test
  void policyMayBeItsUrlEncodedText() throws IOException {
    String encoded =
        "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22iam%3A%2A%22%2C"
            + "%22Resource%22%3A%22%2A%22%7D%7D";
    String question =
        QUESTION
            .replace("ACTION", "iam:CreateUser")
            .replace("\"identityPolicies\": [", "\"identityPolicies\": [\"" + encoded + "\",");
    CommandRun run = ask(question, "--format", "json");
    assertThat(words(run)).contains("\"decision\" : \"allowed\"", "identityPolicies[0]");
  }

  @Test
  void questionMayComeFromStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              QUESTION.replace("ACTION", "s3:GetObject").getBytes(StandardCharsets.UTF_8)));
      assertThat(CommandRun.of("iam", "evaluate", "-").code()).isZero();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void missingFileAndWrongFormatAreUsageErrors() throws IOException {
    assertThat(CommandRun.of("iam", "evaluate", folder.resolve("none").toString()).code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ask(QUESTION, "--format", "yaml").code()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("iam").code()).isEqualTo(ExitCode.USAGE);
  }
}
