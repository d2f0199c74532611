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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks 200 questions of each of 1,000 roles, compiling their policies included. */
final class IamQuestions {
  private static final int ROLES = 1_000;
  private static final int QUESTIONS = 200;
  private static final int STATEMENTS = 12;
  private static final String ACCOUNT = "111122223333";
  private static final List<String> SERVICES =
      List.of("s3", "secretsmanager", "ecr", "ec2", "sqs", "logs", "dynamodb", "iam");

  private static final Context CONTEXT =
      Context.complete(
          Map.of("aws:SecureTransport", List.of("true"), "aws:SourceIp", List.of("203.0.113.9")));

  private IamQuestions() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    // A scan judges on all threads too.
    List<Policies> roles =
        IntStream.range(0, ROLES).parallel().mapToObj(IamQuestions::policies).toList();
    long compiled = System.nanoTime();
    Map<Decision.Outcome, Long> answers =
        IntStream.range(0, ROLES)
            .parallel()
            .boxed()
            .flatMap(role -> answers(role, roles.get(role)))
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    long end = System.nanoTime();
    System.out.printf(
        "%d roles, %d questions each, on all threads: compiled in %.2f s, answered in %.2f s, %s%n",
        ROLES, QUESTIONS, (compiled - start) / 1e9, (end - compiled) / 1e9, answers);
  }

  private static Policies policies(int role) {
    Policies policies =
        Policies.ofIdentity(
            List.of(
                Policy.of("one", PolicyKind.IDENTITY, new Text(document(role, STATEMENTS))),
                Policy.of("two", PolicyKind.IDENTITY, new Text(document(role * 7, STATEMENTS)))));
    return role % 3 != 0
        ? policies
        : policies.withBoundary(
            Policy.of("boundary", PolicyKind.BOUNDARY, new Text(document(role + 1, STATEMENTS))));
  }

  private static Stream<Decision.Outcome> answers(int role, Policies policies) {
    Principal principal =
        Principal.of("arn:aws:iam::" + ACCOUNT + ":role/app-" + role).orElseThrow();
    return IntStream.range(0, QUESTIONS)
        .mapToObj(question -> Evaluation.decide(policies, request(principal, question)).outcome());
  }

  private static Request request(Principal principal, int question) {
    String service = SERVICES.get(question % SERVICES.size());
    return new Request(
        principal,
        service + (question % 3 == 0 ? ":GetThing" : ":PutThing"),
        "arn:aws:" + service + ":eu-west-1:" + ACCOUNT + ":thing/team-" + question + "/name",
        Optional.of(ACCOUNT),
        CONTEXT,
        false);
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
