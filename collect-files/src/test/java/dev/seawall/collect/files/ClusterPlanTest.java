package dev.seawall.collect.files;

import static dev.seawall.collect.files.Scans.POD;
import static dev.seawall.collect.files.Scans.errors;
import static dev.seawall.collect.files.Scans.names;
import static dev.seawall.collect.files.Scans.notices;
import static dev.seawall.collect.files.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What makes a cluster and is not judged is told, so that a scan does not seem to have judged it.
 */
class ClusterPlanTest {
  private static final String NOT_JUDGED =
      ", not judged; scan the cluster that it makes: seawall scan --cluster NAME";
  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Resources:
        Cluster:
          Type: AWS::EKS::Cluster
          Properties: {RoleArn: !GetAtt Role.Arn}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void filesOfTerraformAreToldOnceForAFolder() throws IOException {
    write("k8s/pod.yaml", POD.formatted("web"));
    write("infra/main.tf", "resource \"aws_eks_cluster\" \"prod\" {}");
    write("infra/modules/nodes.tf", "");
    write("infra/notes.md", "");
    assertThat(names(scan(folder))).containsExactly("web");
    assertThat(errors(scan(folder))).isEmpty();
    assertThat(notices(scan(folder)))
        .containsExactly(folder + ": Terraform, in 2 files" + NOT_JUDGED);
    Path named = folder.resolve("infra/main.tf");
    assertThat(errors(scan(named))).containsExactly(named + ": Terraform, in 1 file" + NOT_JUDGED);
  }

  @Test
  void templatesOfCloudFormationAreTold() throws IOException {
    Path yaml = write("eks.yaml", TEMPLATE);
    Path json = write("vpc.json", "{\"Resources\": {\"V\": {\"Type\": \"AWS::EC2::VPC\"}}}");
    assertThat(notices(scan(folder)))
        .containsExactly(
            yaml + ":1:1: a CloudFormation template" + NOT_JUDGED,
            json + ":1:1: a CloudFormation template" + NOT_JUDGED);
    assertThat(errors(scan(yaml)))
        .containsExactly(yaml + ":1:1: a CloudFormation template" + NOT_JUDGED);
  }

  @Test
  void aConfigurationOfEksctlIsNoKubernetesObject() throws IOException {
    Path file =
        write(
            "cluster.yaml",
            "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: prod}\n");
    assertThat(scan(folder).documents()).isEmpty();
    assertThat(notices(scan(folder)))
        .containsExactly(file + ":1:1: a configuration of eksctl" + NOT_JUDGED);
  }

  @Test
  void plansOfTerraformAreTold() throws IOException {
    Path file =
        write("plan.json", "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\"}");
    assertThat(notices(scan(folder)))
        .containsExactly(file + ":1:1: a plan or state of Terraform" + NOT_JUDGED);
  }

  @Test
  void customResourcesWithFieldsOfTheseNamesAreObjects() throws IOException {
    write(
        "widget.yaml",
        "apiVersion: example.com/v1\n"
            + "kind: Widget\n"
            + "metadata: {name: w}\n"
            + "Resources: {a: {Type: b}}\n");
    assertThat(names(scan(folder))).containsExactly("w");
    assertThat(notices(scan(folder))).isEmpty();
  }
}
