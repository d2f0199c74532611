package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D09: a repository may hold an AWS configuration, and the user stands in it. */
class ForeignConfigurationTest {
  @TempDir private Path folder;

  /** What the child process does: it opens a connection, and prints why it could not. */
  static final class Open {
    private Open() {}

    public static void main(String[] arguments) {
      try (AwsCollector collector =
          AwsCollector.open(
              AwsConnection.STANDARD.inRegions(List.of("eu-west-1")), CollectOptions.STANDARD)) {
        System.out.println(collector.identity());
      } catch (AwsConnectionException e) {
        System.out.println(e.code() + " " + e.getMessage());
      }
    }
  }

  private String open(Path home, Path standing) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Open.class.getName());
    child.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    child.environment().put("HOME", home.toString());
    child.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    child.environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    child.directory(standing.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = child.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out);
  }

  private Path configured(String name, Path marker) throws IOException {
    Path aws = Files.createDirectories(folder.resolve(name).resolve(".aws"));
    Path program = folder.resolve(name).resolve("credentials.sh");
    Files.writeString(
        program,
        "#!/bin/sh\ntouch "
            + marker
            + "\n"
            + "echo '{\"Version\":1,\"AccessKeyId\":\"AKIDEXAMPLE\",\"SecretAccessKey\":\"tell-nobody\"}'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        aws.resolve("config"),
        "[default]\nregion = eu-west-1\ncredential_process = " + program + "\n");
    Files.writeString(aws.resolve("credentials"), "");
    return folder.resolve(name);
  }

  @Test
  void d09OnlyTheUsersOwnConfigurationIsRead() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path marker = folder.resolve("foreign");
    Path repository = configured("repository", marker);

    assertThat(open(home, repository)).startsWith("CREDENTIALS no AWS credentials were found: ");
    assertThat(marker).doesNotExist();
  }

  @Test
  void d09TheUsersOwnProgramIsRunAndItsSecretIsNotTold() throws Exception {
    Path marker = folder.resolve("own");
    Path home = configured("home", marker);

    assertThat(open(home, folder))
        .startsWith("UNREACHABLE STS in eu-west-1 could not be asked: ")
        .doesNotContain("tell-nobody")
        .doesNotContain("AKIDEXAMPLE");
    assertThat(marker).exists();
  }

  @Test
  void d08ProfilesThatNameEachOtherInACircleAreToldInWords() throws Exception {
    Path home = Files.createDirectories(folder.resolve("circle"));
    Path aws = Files.createDirectories(home.resolve(".aws"));
    Files.writeString(
        aws.resolve("config"),
        "[default]\n"
            + "role_arn = arn:aws:iam::111122223333:role/a\n"
            + "source_profile = b\n"
            + "[profile b]\n"
            + "role_arn = arn:aws:iam::111122223333:role/b\n"
            + "source_profile = default\n");
    Files.writeString(aws.resolve("credentials"), "");

    assertThat(open(home, folder)).startsWith("CREDENTIALS ");
  }
}
