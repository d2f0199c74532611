package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Fault;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.aws.iam.Openings;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The policy that stands on a resource, such as a key policy, a repository policy or a bucket
 * policy, and whom it lets in from outside the account that owns the resource. A policy that is
 * malformed ends the judgement as Unknown, unless what can be read of it is already open.
 */
public final class ResourcePolicy {
  private final AwsResource resource;
  private final Fact<Value> document;

  private ResourcePolicy(AwsResource resource, Fact<Value> document) {
    this.resource = resource;
    this.document = document;
  }

  /** The policy that a field of a resource holds; null there means that there is none. */
  public static ResourcePolicy of(AwsResource resource, String... keys) {
    return new ResourcePolicy(resource, resource.field(keys));
  }

  /** The policy that a document is, such as one of several that a region has. */
  public static ResourcePolicy of(AwsResource resource, Fact<Value> document) {
    return new ResourcePolicy(resource, document);
  }

  /** Where it stands, for the evidence; its value is left out because it is long. */
  public Fact<String> document() {
    return document.map(value -> "a policy");
  }

  public boolean isSet() {
    return document.isSet();
  }

  private Optional<Policy> policy() {
    return document
        .value()
        .map(value -> Policy.of(document.path().toString(), PolicyKind.RESOURCE, value));
  }

  /** What it grants outside the account, in the order of its statements. */
  public List<Opening> openings() {
    Optional<Policy> policy = policy();
    if (policy.isEmpty()) {
      return List.of();
    }
    List<Opening> openings = Openings.of(policy.get(), resource.account());
    List<Fault> faults = policy.get().faults();
    if (openings.isEmpty() && !faults.isEmpty()) {
      throw UnresolvedFactException.missing(resource, faults.getFirst().toString());
    }
    return openings;
  }

  /** The first statement that lets in everybody. */
  public Optional<Opening> toEveryone() {
    return first(Opening.Reach.EVERYONE);
  }

  /** The first statement that lets in another account, without holding it to an organisation. */
  public Optional<Opening> toOtherAccount() {
    return first(Opening.Reach.ACCOUNT);
  }

  private Optional<Opening> first(Opening.Reach reach) {
    return openings().stream().filter(each -> each.reach() == reach).findFirst();
  }

  /** The actions that an opening grants, as the policy writes them. */
  public List<String> actions(Opening opening) {
    Path at = opening.statement().path().field("Action");
    Value written = document.value().map(at::in).orElse(Null.NULL);
    if (written instanceof Text text) {
      return List.of(text.text());
    }
    return written instanceof Sequence several
        ? several.items().stream().map(String::valueOf).toList()
        : opening.actions();
  }

  /** Whether a statement denies everybody an action, be it with exceptions. */
  public boolean refuses(String action) {
    return policy().map(each -> Openings.refuse(each, action)).orElse(false);
  }

  /** Whether it denies an action on a resource to everybody without TLS. */
  public boolean deniesPlainText(String action, String on) {
    return policy().map(found -> Openings.denyPlainText(found, action, on)).orElse(false);
  }

  /** Whether it lets somebody without credentials and without TLS do an action on the resource. */
  public boolean allowsPlainText(String action) {
    Optional<Policy> policy = policy();
    String on = resource.arn().toString();
    if (policy.isEmpty() || !Openings.allowPlainText(policy.get(), action, on)) {
      return false;
    }
    List<Fault> faults = policy.get().faults();
    if (!faults.isEmpty()) {
      throw UnresolvedFactException.missing(resource, faults.getFirst().toString());
    }
    return true;
  }
}
