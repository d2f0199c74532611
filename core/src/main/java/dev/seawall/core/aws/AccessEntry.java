package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access entry of an EKS cluster: who an IAM principal is to Kubernetes ({@code
 * eks:DescribeAccessEntry}) and the access policies it has ({@code
 * eks:ListAssociatedAccessPolicies}).
 */
public final class AccessEntry extends AwsResource {
  private static final String DESCRIBED = "DescribeAccessEntry";

  /** Everything, on every object, as cluster-admin has it. */
  private static final String CLUSTER_ADMIN = "AmazonEKSClusterAdminPolicy";

  public AccessEntry(Document document) {
    super(document);
  }

  /** An access policy that an entry has, in the whole cluster or in some namespaces. */
  public static final class AccessPolicy extends AwsPart {
    private AccessPolicy(AccessEntry owner, Path path, Mapping content) {
      super(owner, path, content);
    }

    /** {@code policyArn}. */
    public Fact<String> policyArn() {
      return text("policyArn");
    }

    /** {@code AmazonEKSClusterAdminPolicy}, out of the ARN. */
    public String policyName() {
      String arn = policyArn().or("");
      return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Whether it is given in every namespace and for what is in none. */
    public boolean isClusterWide() {
      return text("accessScope", "type").is("cluster");
    }

    /** The namespaces it is limited to, which may have wildcards. */
    public Fact<List<String>> namespaces() {
      return texts("accessScope", "namespaces");
    }
  }

  /** The name of the cluster. */
  public String clusterName() {
    String name = name();
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** The cluster it is of; unknown when that was not read. */
  public EksCluster cluster(Aws aws) {
    return aws.all(EksCluster.class).stream()
        .filter(each -> each.owns(this, clusterName()))
        .findFirst()
        .orElseThrow(
            () ->
                UnresolvedFactException.missing(
                    this, "the cluster " + clusterName() + " was not read"));
  }

  /** The ARN of the role or user it lets in. */
  public Fact<String> principalArn() {
    return text(DESCRIBED, "principalArn");
  }

  /** The principal, if its ARN is one. */
  public Optional<Arn> principal() {
    return principalArn().value().flatMap(Arn::of);
  }

  /** {@code STANDARD}, or a kind of node: EC2_LINUX, EC2_WINDOWS, FARGATE_LINUX, EC2 and so on. */
  public Fact<String> entryType() {
    return text(DESCRIBED, "type").orDefault("STANDARD");
  }

  /** The Kubernetes groups it is put in; EKS gives none by itself to a standard entry. */
  public Fact<List<String>> groups() {
    return texts(DESCRIBED, "kubernetesGroups").orDefault(List.of());
  }

  /** The Kubernetes user name, in which {@code {{SessionName}}} stands for the session's name. */
  public Fact<String> username() {
    return text(DESCRIBED, "username");
  }

  /** When it was made. */
  public Fact<Instant> createdAt() {
    return moment(DESCRIBED, "createdAt");
  }

  /** Whether it stands for nodes or pods on Fargate, which EKS gives their rights itself. */
  public boolean isOfNodes() {
    return !entryType().is("STANDARD");
  }

  /** Whether an access policy makes it an administrator of the whole cluster. */
  public boolean isClusterAdmin() {
    return policies().stream()
        .anyMatch(each -> each.isClusterWide() && each.policyName().equals(CLUSTER_ADMIN));
  }

  /** The access policies it has. */
  public List<AccessPolicy> policies() {
    return parts(
        (path, content) -> new AccessPolicy(this, path, content), "ListAssociatedAccessPolicies");
  }
}
