package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which add-ons can be installed, in which versions and with which settings: AWS's own ones that
 * clusters commonly have. The versions are of the service's form; which exist in AWS changes
 * weekly.
 */
final class AddonCatalogue {
  private static final String POLICY = "arn:aws:iam::aws:policy/";

  /** An add-on; the newest version comes first and is the default. */
  record Entry(
      String name,
      String type,
      String namespace,
      List<String> versions,
      String serviceAccount,
      String policy) {

    /** The versions for a Kubernetes version, whose own numbers kube-proxy bears. */
    List<String> versionsFor(String kubernetes) {
      return versions.stream().map(each -> each.replace("KUBERNETES", kubernetes)).toList();
    }
  }

  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              "amazon-cloudwatch-observability",
              "observability",
              "amazon-cloudwatch",
              "v4.7.0-eksbuild.1",
              "v4.5.0-eksbuild.1",
              "cloudwatch-agent",
              "CloudWatchAgentServerPolicy"),
          entry(
              "aws-ebs-csi-driver",
              "storage",
              "kube-system",
              "v1.53.0-eksbuild.1",
              "v1.51.1-eksbuild.1",
              "ebs-csi-controller-sa",
              "service-role/AmazonEBSCSIDriverPolicy"),
          entry(
              "aws-efs-csi-driver",
              "storage",
              "kube-system",
              "v2.1.15-eksbuild.1",
              "v2.1.13-eksbuild.1",
              "efs-csi-controller-sa",
              "service-role/AmazonEFSCSIDriverPolicy"),
          entry(
              "aws-guardduty-agent",
              "security",
              "amazon-guardduty",
              "v1.12.1-eksbuild.2",
              "v1.11.0-eksbuild.4",
              "",
              ""),
          entry(
              "coredns",
              "networking",
              "kube-system",
              "v1.12.4-eksbuild.1",
              "v1.12.3-eksbuild.1",
              "",
              ""),
          entry(
              "eks-node-monitoring-agent",
              "observability",
              "kube-system",
              "v1.4.2-eksbuild.1",
              "v1.4.1-eksbuild.1",
              "",
              ""),
          entry(
              "eks-pod-identity-agent",
              "security",
              "kube-system",
              "v1.3.10-eksbuild.1",
              "v1.3.9-eksbuild.3",
              "",
              ""),
          entry(
              "kube-proxy",
              "networking",
              "kube-system",
              "vKUBERNETES.1-eksbuild.2",
              "vKUBERNETES.0-eksbuild.4",
              "",
              ""),
          entry(
              "metrics-server",
              "observability",
              "kube-system",
              "v0.8.0-eksbuild.5",
              "v0.8.0-eksbuild.3",
              "",
              ""),
          entry(
              "snapshot-controller",
              "storage",
              "kube-system",
              "v8.3.0-eksbuild.1",
              "v8.2.0-eksbuild.1",
              "",
              ""),
          entry(
              "vpc-cni",
              "networking",
              "kube-system",
              "v1.20.5-eksbuild.1",
              "v1.20.4-eksbuild.2",
              "aws-node",
              "AmazonEKS_CNI_Policy"));

  private AddonCatalogue() {}

  private static Entry entry(
      String name,
      String type,
      String namespace,
      String newest,
      String older,
      String serviceAccount,
      String policy) {
    return new Entry(name, type, namespace, List.of(newest, older), serviceAccount, policy);
  }

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "DescribeAddonVersions", AddonCatalogue::describeVersions,
        "DescribeAddonConfiguration", AddonCatalogue::describeConfiguration);
  }

  static Optional<Entry> find(String name) {
    return ENTRIES.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static ObjectNode describeVersions(Call call) {
    if (call.has("addonName") && find(call.text("addonName")).isEmpty()) {
      throw ServiceFailure.notFound(
          "Addon " + call.text("addonName") + " specified is not supported");
    }
    List<String> kubernetes =
        call.has("kubernetesVersion")
            ? List.of(
                KubernetesVersion.offered(call.text("kubernetesVersion"), call.now()).number())
            : Stream.of(KubernetesVersion.values()).map(KubernetesVersion::number).toList();
    List<JsonNode> found =
        ENTRIES.stream()
            .filter(each -> !call.has("addonName") || each.name().equals(call.text("addonName")))
            .filter(each -> asks(call, "types", each.type()))
            .filter(each -> asks(call, "publishers", "eks"))
            .filter(each -> asks(call, "owners", "aws"))
            .<JsonNode>map(each -> view(each, kubernetes))
            .toList();
    return Pages.page(call, "addons", found);
  }

  private static boolean asks(Call call, String filter, String value) {
    List<String> wanted = Json.texts(call.get(filter));
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static ObjectNode view(Entry entry, List<String> kubernetes) {
    ArrayNode versions = Json.array();
    for (String version : entry.versions()) {
      if (version.contains("KUBERNETES")) {
        kubernetes.reversed().forEach(each -> versions.add(version(entry, version, List.of(each))));
      } else {
        versions.add(version(entry, version, kubernetes.reversed()));
      }
    }
    ObjectNode view = Json.object();
    view.put("addonName", entry.name());
    view.put("type", entry.type());
    view.set("addonVersions", versions);
    view.put("publisher", "eks");
    view.put("owner", "aws");
    view.put("defaultNamespace", entry.namespace());
    return view;
  }

  private static ObjectNode version(Entry entry, String version, List<String> kubernetes) {
    ArrayNode compatibilities = Json.array();
    boolean newest = version.equals(entry.versions().getFirst());
    for (String each : kubernetes) {
      ObjectNode compatibility = Json.object().put("clusterVersion", each);
      compatibility.set("platformVersions", Json.array("*"));
      compatibilities.add(compatibility.put("defaultVersion", newest));
    }
    ObjectNode view = Json.object();
    view.put("addonVersion", version.replace("KUBERNETES", kubernetes.getFirst()));
    view.set("architecture", Json.array("amd64", "arm64"));
    view.set("computeTypes", Json.array("ec2", "auto", "hybrid"));
    view.set("compatibilities", compatibilities);
    view.put("requiresConfiguration", false);
    view.put("requiresIamPermissions", !entry.policy().isEmpty());
    return view;
  }

  private static ObjectNode describeConfiguration(Call call) {
    String name = call.text("addonName");
    String version = call.text("addonVersion");
    Entry entry =
        find(name)
            .filter(each -> isVersion(each, version))
            .orElseThrow(
                () ->
                    ServiceFailure.notFound(
                            "Addon " + name + " in version " + version + " is not supported")
                        .with("addonName", name));
    ObjectNode answer = Json.object();
    answer.put("addonName", name);
    answer.put("addonVersion", version);
    answer.put(
        "configurationSchema",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}");
    ArrayNode identities = Json.array();
    if (!entry.policy().isEmpty()) {
      ObjectNode identity = Json.object().put("serviceAccount", entry.serviceAccount());
      identity.set("recommendedManagedPolicies", Json.array(POLICY + entry.policy()));
      identities.add(identity);
    }
    answer.set("podIdentityConfiguration", identities);
    return answer;
  }

  private static boolean isVersion(Entry entry, String version) {
    return Stream.of(KubernetesVersion.values())
        .anyMatch(each -> entry.versionsFor(each.number()).contains(version));
  }
}
