package dev.seawall.core.kubernetes.network;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the policies in an object, of whichever API. */
public final class PolicyReader {
  private static final Set<String> OF_A_NAMESPACE =
      Set.of("NetworkPolicy", "CiliumNetworkPolicy", "ApplicationNetworkPolicy");

  private PolicyReader() {}

  /** Whether policies of a kind are for all namespaces. */
  public static boolean isClusterWide(String kind) {
    return !OF_A_NAMESPACE.contains(kind);
  }

  /** Makes an asset of a part of another. */
  @FunctionalInterface
  public interface PartMaker {
    Asset part(Asset whole, Path path, Value content);
  }

  /** The policies that an object of a kind and API group says; none when it is no policy. */
  public static List<Policy> read(Asset object, PartMaker parts) {
    String group = object.resource().group();
    return switch (object.resource().kind()) {
      case "NetworkPolicy" ->
          group.endsWith("projectcalico.org")
              ? List.of(new CalicoReader(object, parts, false).policy())
              : List.of(new KubernetesReader(object, parts).policy());
      case "GlobalNetworkPolicy" -> List.of(new CalicoReader(object, parts, true).policy());
      case "CiliumNetworkPolicy" -> CiliumReader.policies(object, parts, false);
      case "CiliumClusterwideNetworkPolicy" -> CiliumReader.policies(object, parts, true);
      case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy" ->
          List.of(new AdminReader(object, parts).policy());
      case "ApplicationNetworkPolicy" -> List.of(new KubernetesReader(object, parts).policy());
      default -> List.of();
    };
  }

  /** A part of reading that may find that the policy cannot be evaluated. */
  @FunctionalInterface
  interface Reading<T> {
    T read();
  }

  /** A policy whose subject or rules cannot be read, with the reason. */
  static Policy invalid(Asset object, Tier tier, Policy.Subject subject, String reason) {
    return new Policy(object, tier, 0, subject, Side.NONE, Side.NONE, Optional.of(reason));
  }

  /** The policy, or one that is invalid for the subject when it cannot be read. */
  static Policy guarded(
      Asset object, Tier tier, Reading<Policy.Subject> subject, Scope scope, Rest rest) {
    Policy.Subject read;
    try {
      read = subject.read();
    } catch (InvalidPolicyException | UnresolvedFactException e) {
      return invalid(object, tier, scope::mayContain, String.valueOf(e.getMessage()));
    }
    try {
      return rest.read(read);
    } catch (InvalidPolicyException | UnresolvedFactException e) {
      return invalid(object, tier, read, String.valueOf(e.getMessage()));
    }
  }

  /** The rest of a policy, given its subject. */
  @FunctionalInterface
  interface Rest {
    Policy read(Policy.Subject subject);
  }

  /** The namespace that a policy cannot reach out of; empty for all. */
  record Scope(Optional<String> namespace) {
    Answer mayContain(Endpoint pod) {
      return Answer.of(namespace.isEmpty() || namespace.get().equals(pod.namespace()));
    }
  }
}
