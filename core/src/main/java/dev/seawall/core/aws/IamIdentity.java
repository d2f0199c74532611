package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What policies are attached to in IAM: a role, a user or a group. */
public abstract sealed class IamIdentity extends AwsResource permits IamPrincipal, IamGroup {
  static final String DETAILS = "GetAccountAuthorizationDetails";

  IamIdentity(Document document) {
    super(document);
  }

  /** A policy that is written into an identity. */
  public static final class InlinePolicy extends AwsPart {
    private InlinePolicy(IamIdentity owner, Path path, Mapping content) {
      super(owner, path, content);
    }

    public String name() {
      return text("PolicyName").or("without a name");
    }

    /** The policy itself, {@code PolicyDocument}. */
    public Fact<Value> policyDocument() {
      return field("PolicyDocument");
    }
  }

  /** Whether an operation's answer is here, if only as null. */
  final boolean has(String operation) {
    Value answer = ((Mapping) content()).get(operation);
    return answer != null && !(answer instanceof Unresolved);
  }

  /** The policies written into it. */
  public abstract List<InlinePolicy> inlinePolicies();

  /** The ARNs of the managed policies attached to it. */
  public abstract List<String> attachedPolicies();

  final List<InlinePolicy> inline(String... keys) {
    return parts((path, content) -> new InlinePolicy(this, path, content), keys);
  }

  final List<String> attached(String... keys) {
    List<String> arns = new ArrayList<>();
    for (AwsPart each : parts((path, content) -> new AwsPart(this, path, content), keys)) {
      each.text("PolicyArn").value().ifPresent(arns::add);
    }
    return arns;
  }

  /** The policies that its owners wrote: those inside it, and managed ones that are not of AWS. */
  public final List<Policy> ownPolicies(Aws aws) {
    List<Policy> own = new ArrayList<>();
    for (InlinePolicy each : inlinePolicies()) {
      each.policyDocument()
          .value()
          .ifPresent(document -> own.add(Policy.of(each.name(), PolicyKind.IDENTITY, document)));
    }
    for (String arn : attachedPolicies()) {
      if (Arn.of(arn).filter(each -> each.account().equals("aws")).isPresent()) {
        continue;
      }
      aws.get(ManagedPolicy.class, arn, this)
          .policyDocument()
          .value()
          .ifPresent(
              document ->
                  own.add(
                      Policy.of(
                          arn.substring(arn.lastIndexOf('/') + 1), PolicyKind.IDENTITY, document)));
    }
    return own;
  }

  /** AWS's own policies that are attached to it, in its words or as they are known. */
  public final List<Policy> policiesOfAws(Aws aws) {
    List<Policy> policies = new ArrayList<>();
    for (String arn : attachedPolicies()) {
      if (Arn.of(arn).filter(each -> each.account().equals("aws")).isEmpty()) {
        continue;
      }
      Optional<ManagedPolicy> read = aws.find(ManagedPolicy.class, arn);
      Optional<Value> document =
          read.isPresent() ? read.get().policyDocument().value() : WellKnownPolicies.document(arn);
      String name = arn.substring(arn.lastIndexOf('/') + 1);
      policies.add(
          Policy.of(
              name,
              PolicyKind.IDENTITY,
              document.orElseThrow(
                  () -> UnresolvedFactException.missing(this, arn + " was not read"))));
    }
    return policies;
  }

  /** Whether it is attached to the managed policy of that name, AWS's own or not. */
  public final boolean isAttachedTo(String policyName) {
    return attachedPolicies().stream().anyMatch(arn -> arn.endsWith("/" + policyName));
  }
}
