package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A known way from some permissions to those of other roles, up to an administrator (Rhino Security
 * Labs, "AWS IAM Privilege Escalation: Methods and Mitigation"; Bishop Fox, "IAM Vulnerable";
 * Datadog, "pathfinding.cloud"; EKS API reference for the steps that hand roles to pods, nodes and
 * add-ons).
 *
 * @param steps what must be possible, all of it
 */
public record Escalation(List<Step> steps) {
  private static final String ROLE = "arn:PARTITION:iam::ACCOUNT:role/NAME";
  private static final String USER = "arn:PARTITION:iam::ACCOUNT:user/NAME";
  private static final String GROUP = "arn:PARTITION:iam::ACCOUNT:group/NAME";
  private static final String POLICY = "arn:PARTITION:iam::ACCOUNT:policy/NAME";
  private static final String SET = "arn:PARTITION:sso:::permissionSet/NAME/NAME";
  private static final String FUNCTION = in("lambda", "function:NAME");
  private static final String INSTANCE = in("ec2", "instance/NAME");
  private static final String PROJECT = in("codebuild", "project/NAME");
  private static final String STACK = in("cloudformation", "stack/NAME/NAME");
  private static final String NOTEBOOK = in("sagemaker", "notebook-instance/NAME");
  static final String ANY = "*";

  /**
   * One permission that is needed.
   *
   * @param resource the ARN of a resource that no policy names, or {@code *} for any at all; {@code
   *     PARTITION}, {@code ACCOUNT} and {@code NAME} stand for the principal's
   * @param context what the principal would choose
   */
  record Step(String action, String resource, Map<String, List<String>> context) {}

  /** Every way, those of IAM itself first. */
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
          of("sso:AttachManagedPolicyToPermissionSet", SET),
          of("sso:PutInlinePolicyToPermissionSet", SET),
          // what runs already, with a role of its own
          of("lambda:UpdateFunctionCode", FUNCTION),
          of("lambda:UpdateFunctionConfiguration", FUNCTION),
          of("ssm:SendCommand", INSTANCE),
          of("ssm:StartSession", INSTANCE),
          of("ec2-instance-connect:SendSSHPublicKey", INSTANCE),
          of(INSTANCE, "ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"),
          of("ecs:ExecuteCommand", in("ecs", "task/NAME/NAME")),
          of("apprunner:UpdateService", in("apprunner", "service/NAME/NAME")),
          of("batch:SubmitJob", in("batch", "job-definition/NAME")),
          of("codebuild:StartBuild", PROJECT),
          of("codebuild:StartBuildBatch", PROJECT),
          of("cloudformation:UpdateStack", STACK),
          of(STACK, "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
          of("glue:UpdateDevEndpoint", in("glue", "devEndpoint/NAME")),
          of("sagemaker:CreatePresignedNotebookInstanceUrl", NOTEBOOK),
          of(
              NOTEBOOK,
              "sagemaker:CreateNotebookInstanceLifecycleConfig",
              "sagemaker:StopNotebookInstance",
              "sagemaker:UpdateNotebookInstance",
              "sagemaker:StartNotebookInstance"),
          of(
              in("states", "stateMachine:NAME"),
              "states:UpdateStateMachine",
              "states:StartExecution"),
          // what is started with a role that is handed over
          passing("ec2", "ec2:RunInstances"),
          passing("ec2", "ec2:RequestSpotInstances"),
          passing(
              "ec2", "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"),
          passing(
              "ec2", "autoscaling:CreateLaunchConfiguration", "autoscaling:UpdateAutoScalingGroup"),
          passing("ec2", "elasticmapreduce:RunJobFlow"),
          passing(
              "ec2",
              "imagebuilder:CreateComponent",
              "imagebuilder:CreateImageRecipe",
              "imagebuilder:CreateInfrastructureConfiguration",
              "imagebuilder:CreateImage"),
          passing("lambda", "lambda:CreateFunction", "lambda:InvokeFunction"),
          passing("lambda", "lambda:CreateFunction", "lambda:AddPermission"),
          passing("lambda", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
          passing("ecs-tasks", "ecs:RunTask"),
          passing("ecs-tasks", "ecs:StartTask"),
          passing("ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:CreateService"),
          passing("ecs-tasks", "batch:RegisterJobDefinition", "batch:SubmitJob"),
          passing("tasks.apprunner", "apprunner:CreateService"),
          passing("cloudformation", "cloudformation:CreateStack"),
          passing(
              "cloudformation",
              "cloudformation:CreateStackSet",
              "cloudformation:CreateStackInstances"),
          passing("cloudformation", "cloudformation:UpdateStackSet"),
          passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuild"),
          passing("codebuild", "codebuild:CreateProject", "codebuild:StartBuildBatch"),
          passing("glue", "glue:CreateJob", "glue:StartJobRun"),
          passing("glue", "glue:CreateJob", "glue:CreateTrigger"),
          passing("glue", "glue:UpdateJob", "glue:StartJobRun"),
          passing("glue", "glue:UpdateJob", "glue:CreateTrigger"),
          passing("glue", "glue:CreateSession", "glue:RunStatement"),
          passing("glue", "glue:CreateDevEndpoint"),
          passing("sagemaker", "sagemaker:CreateNotebookInstance"),
          passing("sagemaker", "sagemaker:CreateTrainingJob"),
          passing("sagemaker", "sagemaker:CreateProcessingJob"),
          passing(
              "emr-serverless", "emr-serverless:CreateApplication", "emr-serverless:StartJobRun"),
          passing("scheduler", "scheduler:CreateSchedule"),
          passing("ssm", "ssm:CreateDocument", "ssm:StartAutomationExecution"),
          passing("states", "states:CreateStateMachine", "states:StartExecution"),
          passing("cognito-identity", "cognito-identity:SetIdentityPoolRoles"),
          passing("braket", "braket:CreateJob"),
          passing(
              "kinesisanalytics",
              "kinesisanalytics:CreateApplication",
              "kinesisanalytics:StartApplication"),
          passing("omics", "omics:CreateWorkflow", "omics:StartRun"),
          passing(
              "bedrock-agentcore",
              "bedrock-agentcore:CreateCodeInterpreter",
              "bedrock-agentcore:StartCodeInterpreterSession",
              "bedrock-agentcore:InvokeCodeInterpreter"),
          passing("pods.eks", "eks:CreatePodIdentityAssociation"),
          passing("", "eks:CreateNodegroup"),
          passing("pods.eks", "eks:CreateAddon"),
          passing("capabilities.eks", "eks:CreateCapability"));

  public Escalation {
    steps = List.copyOf(steps);
  }

  private static String in(String service, String resource) {
    return "arn:PARTITION:" + service + ":REGION:ACCOUNT:" + resource;
  }

  private static Escalation of(String action, String resource) {
    return new Escalation(List.of(new Step(action, resource, Map.of())));
  }

  /** Several actions on the same resource. */
  private static Escalation of(String resource, String first, String... others) {
    return new Escalation(
        Stream.concat(Stream.of(first), Stream.of(others))
            .map(each -> new Step(each, resource, Map.of()))
            .toList());
  }

  /**
   * Handing any role to a service that then acts for the principal; empty when it is not known
   * which service AWS names in the request.
   *
   * @param service the part of its name before {@code .amazonaws.com}
   */
  private static Escalation passing(String service, String... actions) {
    Map<String, List<String>> context =
        service.isEmpty()
            ? Map.of()
            : Map.of("iam:PassedToService", List.of(service + ".amazonaws.com"));
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
