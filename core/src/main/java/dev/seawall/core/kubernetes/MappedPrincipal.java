package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An IAM role or user that the ConfigMap {@code aws-auth} lets into an EKS cluster, with its
 * Kubernetes name and groups (aws-iam-authenticator, "EKSConfigMap"). The lists are YAML inside
 * texts, which the reader of documents reads into the field {@code awsAuth}.
 */
public final class MappedPrincipal extends Asset {
  private static final String LISTS = "awsAuth";
  private final KubernetesObject configMap;
  private final String arnKey;

  private MappedPrincipal(KubernetesObject configMap, String arnKey, Path path, Mapping content) {
    super(configMap.document(), path, content);
    this.configMap = configMap;
    this.arnKey = arnKey;
  }

  /** Whether an object is the one that the authenticator reads. */
  public static boolean isAwsAuth(KubernetesObject object) {
    return object.is(Types.CONFIG_MAPS)
        && object.name().equals("aws-auth")
        && object.namespace().equals("kube-system");
  }

  /** Those in an object; none in any but aws-auth. */
  public static List<MappedPrincipal> of(KubernetesObject object) {
    if (!isAwsAuth(object)) {
      return List.of();
    }
    if (!object.field(LISTS).isSet() && object.mapping("data").isSet()) {
      throw UnresolvedFactException.missing(object, "the lists of aws-auth were not read");
    }
    List<MappedPrincipal> all = new ArrayList<>();
    all.addAll(
        object.parts((at, c) -> new MappedPrincipal(object, "rolearn", at, c), LISTS, "mapRoles"));
    all.addAll(
        object.parts((at, c) -> new MappedPrincipal(object, "userarn", at, c), LISTS, "mapUsers"));
    return all;
  }

  @Override
  public ResourceId resource() {
    return configMap.resource();
  }

  /** The ARN as it is written; of a role without its path. */
  public Fact<String> principalArn() {
    return text(arnKey);
  }

  public boolean isRole() {
    return arnKey.equals("rolearn");
  }

  public Fact<String> username() {
    return text("username");
  }

  public Fact<List<String>> groups() {
    return texts("groups").orDefault(List.of());
  }

  @Override
  public String toString() {
    return shown(arnKey);
  }
}
