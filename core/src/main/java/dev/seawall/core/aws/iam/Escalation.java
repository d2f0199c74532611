package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A known way from some permissions to those of other roles, up to an administrator (Rhino Security
 * Labs, "AWS IAM Privilege Escalation: Methods and Mitigation"; Bishop Fox, "IAM Vulnerable"; EKS
 * API reference for the steps that hand roles to pods, nodes and add-ons).
 *
 * @param steps what must be possible, all of it
 */
public record Escalation(List<Step> steps) {
  private static final String ROLE = "arn:PARTITION:iam::ACCOUNT:role/NAME";
  private static final String USER = "arn:PARTITION:iam::ACCOUNT:user/NAME";
  private static final String GROUP = "arn:PARTITION:iam::ACCOUNT:group/NAME";
  private static final String POLICY = "arn:PARTITION:iam::ACCOUNT:policy/NAME";
  private static final String FUNCTION = "arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME";
  private static final String INSTANCE = "arn:PARTITION:ec2:REGION:ACCOUNT:instance/NAME";
  static final String ANY = "*";

  /**
   * One permission that is needed.
   *
   * @param resource the ARN of a resource that no policy names, or {@code *} for any at all; {@code
   *     PARTITION}, {@code ACCOUNT} and {@code NAME} stand for the principal's
   * @param context what the principal would choose
   */
  record Step(String action, String resource, Map<String, List<String>> context) {}

  /** Every way, the shortest first. */
  static final List<Escalation> ALL =
      List.of(
          of("iam:CreatePolicyVersion", POLICY),
          of("iam:SetDefaultPolicyVersion", POLICY),
          of("iam:AttachRolePolicy", ROLE),
          of("iam:PutRolePolicy", ROLE),
          of("iam:AttachUserPolicy", USER),
          of("iam:PutUserPolicy", USER),
          of("iam:AttachGroupPolicy", GROUP),
          of("iam:PutGroupPolicy", GROUP),
          of("iam:UpdateAssumeRolePolicy", ROLE),
          of("iam:CreateAccessKey", USER),
          of("iam:CreateLoginProfile", USER),
          of("iam:UpdateLoginProfile", USER),
          of("sts:AssumeRole", ROLE),
          of("lambda:UpdateFunctionCode", FUNCTION),
          of("ssm:SendCommand", INSTANCE),
          of("ssm:StartSession", INSTANCE),
          passing("ec2.amazonaws.com", "ec2:RunInstances"),
          passing("lambda.amazonaws.com", "lambda:CreateFunction", "lambda:InvokeFunction"),
          passing("ecs-tasks.amazonaws.com", "ecs:RegisterTaskDefinition", "ecs:RunTask"),
          passing("cloudformation.amazonaws.com", "cloudformation:CreateStack"),
          passing("codebuild.amazonaws.com", "codebuild:CreateProject", "codebuild:StartBuild"),
          passing("glue.amazonaws.com", "glue:CreateJob", "glue:StartJobRun"),
          passing(
              "sagemaker.amazonaws.com",
              "sagemaker:CreateNotebookInstance",
              "sagemaker:CreatePresignedNotebookInstanceUrl"),
          passing("pods.eks.amazonaws.com", "eks:CreatePodIdentityAssociation"),
          passing("", "eks:CreateNodegroup"),
          passing("pods.eks.amazonaws.com", "eks:CreateAddon"),
          passing("capabilities.eks.amazonaws.com", "eks:CreateCapability"));

  public Escalation {
    steps = List.copyOf(steps);
  }

  private static Escalation of(String action, String resource) {
    return new Escalation(List.of(new Step(action, resource, Map.of())));
  }

  /**
   * Handing any role to a service that then acts for the principal; empty when it is not known
   * which service AWS names in the request.
   */
  private static Escalation passing(String service, String... actions) {
    Map<String, List<String>> context =
        service.isEmpty() ? Map.of() : Map.of("iam:PassedToService", List.of(service));
    return new Escalation(
        Stream.concat(
                Stream.of(new Step("iam:PassRole", ROLE, context)),
                Stream.of(actions).map(each -> new Step(each, ANY, Map.of())))
            .toList());
  }

  /** Whether it hands a role to EKS, for pods, nodes, add-ons or capabilities. */
  public boolean isThroughEks() {
    return steps.getLast().action().startsWith("eks:");
  }

  /** {@code iam:PassRole and ec2:RunInstances}. */
  @Override
  public String toString() {
    return String.join(" and ", steps.stream().map(Step::action).toList());
  }
}
