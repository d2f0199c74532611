package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a new check starts from compiles, whichever side of a cluster it judges. */
class NewCheckCommandTest {
  private static final String CHECKS = "checks/src/main/java/dev/seawall/checks";
  @TempDir private Path checkout;

  @BeforeEach
  void checkout() throws Exception {
    Files.createDirectories(checkout.resolve(CHECKS));
  }

  private String run(int code, String judges) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int given =
        ScopedValue.where(Terminal.OUTPUT, out)
            .call(
                () ->
                    new CommandLine(new NewCheckCommand(checkout))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                            (failure, _, _) -> {
                              err.append(failure.getMessage());
                              return failure instanceof CommandException known
                                  ? known.exitCode()
                                  : ExitCode.INTERNAL;
                            })
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(
                            "door-left-open",
                            "--area",
                            "doors",
                            "--severity",
                            "high",
                            "--judges",
                            judges));
    assertThat(given).as(err.toString()).isEqualTo(code);
    return err.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Container", "kubernetes.Volume", "Grant", "EksCluster", "aws.Volume"})
  void theClassCompiles(String judges) throws Exception {
    run(ExitCode.CLEAN, judges);

    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-d",
                checkout.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                checkout.resolve(CHECKS + "/doors/DoorLeftOpen.java").toString());
    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void thePageOfAnAwsCheckShowsWhereFieldsStand() throws Exception {
    run(ExitCode.CLEAN, "EksCluster");

    assertThat(Files.readString(checkout.resolve(CHECKS + "/doors/door-left-open.md")))
        .contains("type: AWS::EKS::Cluster\narn: arn:aws:eks:", "\nDescribeCluster: {}\n```");
    assertThat(Files.readString(checkout.resolve(CHECKS + "/doors/DoorLeftOpen.java")))
        .contains("asset.flag(\"DescribeCluster\", \"the\", \"field\")");
  }

  @Test
  void whatIsNoAssetOrTwoIsRefusedWithWhatThereIs() {
    assertThat(run(ExitCode.USAGE, "Clutser")).contains("Container", "EksCluster");
    assertThat(run(ExitCode.USAGE, "Volume")).contains("aws.Volume, kubernetes.Volume");
  }

  @Test
  void aCheckoutThatTakesNoFilesIsAnErrorAndNoFault() throws Exception {
    Path area = Files.writeString(checkout.resolve(CHECKS + "/doors"), "no folder");
    assertThat(run(ExitCode.USAGE, "Container"))
        .contains("DoorLeftOpen.java cannot be written: ", area + " is not a folder");
  }

  @Test
  void nothingIsWrittenWhereThePageIsThereAlready() throws Exception {
    Path area = Files.createDirectories(checkout.resolve(CHECKS + "/doors"));
    Files.writeString(area.resolve("door-left-open.md"), "mine");
    assertThat(run(ExitCode.USAGE, "Container")).contains("door-left-open.md is there already");
    assertThat(area).isDirectoryNotContaining("glob:**.java");
  }
}
