package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import dev.seawall.testkit.aws.shapes.AnswerShapes;
import dev.seawall.testkit.aws.shapes.Shape;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.eks.EksClient;

/**
 * The names that the collector writes are those of the service models, in every answer that it asks
 * for: the SDK for Java has names of its own for some members.
 */
class MemberNamesIT {
  /** Where botocore's name of a service is not that of the SDK's package. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "cloudwatchlogs", "logs",
          "elasticloadbalancing", "elb",
          "elasticloadbalancingv2", "elbv2",
          "networkfirewall", "network-firewall");

  /** What this SDK drops and {@link NewerFields} keeps. */
  private static final Set<String> KEPT =
      Set.of(
          "ec2:InstanceMetadataDefaultsResponse HttpTokensEnforced",
          "eks:Cluster kubeApiServerConfig",
          "eks:ClusterVersionInformation controlPlaneComponentConfig",
          "eks:PodIdentityAssociation policy",
          "eks:VpcConfigResponse controlPlaneEgressMode");

  /** What {@link NewerOperations} asks for, of which this SDK has no model. */
  private static final Set<String> NOT_MODELLED =
      Set.of("ListCertificateAuthorities", "DescribeCertificateAuthority");

  /** What the collector adds to an answer. */
  private static final Set<String> ADDED =
      Set.of(
          "config:ConfigurationRecorder status",
          "efs:MountTargetDescription SecurityGroups",
          "logs:MetricFilter alarms");

  private final AnswerShapes shapes = AnswerShapes.installed();
  private final Set<String> wrong = new TreeSet<>();
  private final Set<String> lacking = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  @Test
  void everyMemberHasTheNameThatTheCliPrints() throws ReflectiveOperationException, IOException {
    Set<String> wanted = new TreeSet<>();
    for (AwsOperation operation : AwsOperations.all()) {
      wanted.add(operation.name());
    }
    assertThat(wanted.removeAll(NOT_MODELLED)).isTrue();
    Set<String> judged = new TreeSet<>();
    for (Method client : Clients.class.getDeclaredMethods()) {
      if (AwsClient.class.isAssignableFrom(client.getReturnType())) {
        judged.addAll(judge(client.getReturnType(), wanted));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(judged).containsAll(wanted);

    String source = source("core/src/main/java/dev/seawall/core") + source("checks/src/main/java");
    lacking.removeAll(ADDED);
    lacking.removeIf(each -> !source.contains('"' + each.substring(each.indexOf(' ') + 1) + '"'));
    assertThat(lacking).isEqualTo(KEPT);
  }

  /** Once the SDK has an operation, {@link NewerOperations} is not needed for it any more. */
  @Test
  void theSdkDoesNotKnowWhatIsAskedForWithoutIt() {
    assertThat(EksClient.class.getMethods())
        .extracting(Method::getName)
        .contains("listUpdates")
        .noneMatch(method -> NOT_MODELLED.stream().anyMatch(method::equalsIgnoreCase));
  }

  /** The classes of a folder that say something of AWS. */
  private static String source(String folder) throws IOException {
    Path root = Path.of(System.getProperty("seawall.root"), folder);
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        all.append(text.contains("core.aws") ? text : "");
      }
    }
    return all.toString();
  }

  /** Judges the operations of a service that are wanted, and answers which those are. */
  private Set<String> judge(Class<?> client, Set<String> wanted)
      throws ReflectiveOperationException {
    List<String> parts = List.of(client.getPackageName().split("\\."));
    String service = SERVICES.getOrDefault(parts.getLast(), parts.getLast());
    Set<String> judged = new TreeSet<>();
    for (Method method : client.getMethods()) {
      Optional<String> operation =
          wanted.stream().filter(method.getName()::equalsIgnoreCase).findFirst();
      if (operation.isPresent() && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
        Optional<Shape> answer = shapes.answer(service, operation.get());
        if (answer.isPresent()) {
          Object builder = method.getReturnType().getMethod("builder").invoke(null);
          judge((SdkPojo) builder, answer.get());
          judged.add(operation.get());
        }
      }
    }
    return judged;
  }

  private void judge(SdkPojo pojo, Shape shape) {
    if (!(shape instanceof Shape.Members members)) {
      wrong.add(pojo.getClass() + " is " + shape.kind());
      return;
    }
    if (!seen.add(pojo.getClass().getName() + " " + members.name())) {
      return;
    }
    Set<String> rest = new TreeSet<>(members.members());
    pojo.sdkFields().forEach(field -> rest.remove(Values.name(field)));
    rest.forEach(member -> lacking.add(members.name() + " " + member));
    for (SdkField<?> field : pojo.sdkFields()) {
      String name = Values.name(field);
      members
          .member(name)
          .ifPresentOrElse(
              member -> judge(field, member),
              () -> wrong.add(members.name() + " has no " + name + members.meant(name)));
    }
  }

  private void judge(SdkField<?> field, Shape shape) {
    if (shape instanceof Shape.Members members && !members.name().contains(":")) {
      return; // Written anew by the collector.
    }
    if (!fits(field.marshallingType(), shape)) {
      wrong.add(field.memberName() + " is " + field.marshallingType() + ", not " + shape.kind());
      return;
    }
    switch (shape) {
      case Shape.Members _ -> judge(field.constructor().get(), shape);
      case Shape.Items(var element) ->
          judge(field.getTrait(ListTrait.class).memberFieldInfo(), element.get());
      case Shape.Names(var _, var value) ->
          judge(field.getTrait(MapTrait.class).valueFieldInfo(), value.get());
      case Shape.Words _, Shape.Moment _, Shape.Number _, Shape.Flag _ -> {}
    }
  }

  private static boolean fits(MarshallingType<?> type, Shape shape) {
    return switch (shape) {
      case Shape.Members _ -> type == MarshallingType.SDK_POJO;
      case Shape.Items _ -> type == MarshallingType.LIST;
      case Shape.Names _ -> type == MarshallingType.MAP;
      case Shape.Flag _ -> type == MarshallingType.BOOLEAN;
      case Shape.Moment _ -> type == MarshallingType.INSTANT;
      case Shape.Number(boolean whole) ->
          type == MarshallingType.INTEGER
              || type == MarshallingType.LONG
              || !whole && (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT);
      case Shape.Words _ -> type == MarshallingType.STRING || type == MarshallingType.SDK_BYTES;
    };
  }
}
