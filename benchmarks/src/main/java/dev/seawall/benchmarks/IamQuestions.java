package dev.seawall.benchmarks;

import dev.seawall.core.aws.iam.Context;
import dev.seawall.core.aws.iam.Decision;
import dev.seawall.core.aws.iam.Evaluation;
import dev.seawall.core.aws.iam.Policies;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.aws.iam.Principal;
import dev.seawall.core.aws.iam.Request;
import dev.seawall.core.value.Text;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks 200 questions of each of 1,000 roles, compiling their policies included. */
final class IamQuestions {
  private static final int ROLES = 1_000;
  private static final int QUESTIONS = 200;
  private static final int STATEMENTS = 12;
  private static final String ACCOUNT = "111122223333";
  private static final List<String> SERVICES =
      List.of("s3", "secretsmanager", "ecr", "ec2", "sqs", "logs", "dynamodb", "iam");

  private IamQuestions() {}

  public static void main(String[] arguments) {
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    long processorStart = processor.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    List<Policies> roles = new ArrayList<>();
    for (int role = 0; role < ROLES; role++) {
      Policy boundary =
          Policy.of("boundary", PolicyKind.BOUNDARY, new Text(document(role + 1, STATEMENTS)));
      Policies policies =
          Policies.ofIdentity(
              List.of(
                  Policy.of("one", PolicyKind.IDENTITY, new Text(document(role, STATEMENTS))),
                  Policy.of("two", PolicyKind.IDENTITY, new Text(document(role * 7, STATEMENTS)))));
      roles.add(role % 3 == 0 ? policies.withBoundary(boundary) : policies);
    }
    long compiled = System.nanoTime();
    Map<Decision.Outcome, Integer> answers = new EnumMap<>(Decision.Outcome.class);
    Context context =
        Context.complete(
            Map.of("aws:SecureTransport", List.of("true"), "aws:SourceIp", List.of("203.0.113.9")));
    for (int role = 0; role < ROLES; role++) {
      Principal principal =
          Principal.of("arn:aws:iam::" + ACCOUNT + ":role/app-" + role).orElseThrow();
      for (int i = 0; i < QUESTIONS; i++) {
        String service = SERVICES.get(i % SERVICES.size());
        Request request =
            new Request(
                principal,
                service + (i % 3 == 0 ? ":GetThing" : ":PutThing"),
                "arn:aws:" + service + ":eu-west-1:" + ACCOUNT + ":thing/team-" + i + "/name",
                Optional.of(ACCOUNT),
                context,
                false);
        answers.merge(Evaluation.decide(roles.get(role), request).outcome(), 1, Integer::sum);
      }
    }
    long end = System.nanoTime();
    System.out.printf(
        "%d roles, %d questions each: compiled in %.2f s, answered in %.2f s, %.1f us a question,"
            + " %.2f s of one processor, %s%n",
        ROLES,
        QUESTIONS,
        (compiled - start) / 1e9,
        (end - compiled) / 1e9,
        (end - compiled) / 1e3 / ROLES / QUESTIONS,
        (processor.getCurrentThreadCpuTime() - processorStart) / 1e9,
        answers);
  }

  private static String document(int seed, int statements) {
    StringBuilder text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
    for (int i = 0; i < statements; i++) {
      String service = SERVICES.get(Math.floorMod(seed + i * 5, SERVICES.size()));
      text.append(i == 0 ? "" : ",")
          .append("{\"Effect\":\"")
          .append(i % 5 == 4 ? "Deny" : "Allow")
          .append("\",\"Action\":[\"")
          .append(service)
          .append(":Get*\",\"")
          .append(service)
          .append(":List*\",\"")
          .append(service)
          .append(":*Thing\"],\"Resource\":[\"arn:aws:")
          .append(service)
          .append(":*:*:thing/team-")
          .append(seed % 90 + i)
          .append("*/n*\",\"arn:aws:")
          .append(service)
          .append(":eu-*:" + ACCOUNT + ":other/${aws:PrincipalTag/team}/*\"]")
          .append(
              i % 4 == 0
                  ? ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"},\"IpAddress\":"
                      + "{\"aws:SourceIp\":[\"198.51.100.0/24\",\"203.0.113.0/24\"]}}"
                  : "")
          .append('}');
    }
    return text.append("]}").toString();
  }
}
