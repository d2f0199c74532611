package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seawall.emulators.eks.ServiceModel.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service behind the emulator's HTTP server: it finds the operation, reads the input, keeps
 * what each account has in each region, and answers one call at a time.
 */
final class EksService {
  private final ServiceModel model = ServiceModel.load();
  private final RequestReader reader = new RequestReader(model);
  private final Map<String, Call.Handler> handlers = handlers();
  private final Map<String, Region> regions = new HashMap<>();
  private final List<ObjectNode> calls = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final EmulatorOptions options;
  private final Faults faults;

  EksService(EmulatorOptions options, Faults faults) {
    this.options = options;
    this.faults = faults;
  }

  private static Map<String, Call.Handler> handlers() {
    Map<String, Call.Handler> all = new HashMap<>();
    for (Map<String, Call.Handler> some :
        List.of(
            ClusterOperations.handlers(),
            ClusterUpdates.handlers(),
            KubernetesVersion.handlers(),
            Encryption.handlers(),
            Updates.handlers(),
            Nodegroups.handlers(),
            FargateProfiles.handlers(),
            Addons.handlers(),
            AddonCatalogue.handlers(),
            AccessEntries.handlers(),
            AccessPolicies.handlers(),
            PodIdentities.handlers(),
            IdentityProviders.handlers(),
            Insights.handlers(),
            Capabilities.handlers(),
            CertificateAuthorities.handlers(),
            Tags.handlers())) {
      all.putAll(some);
    }
    return Map.copyOf(all);
  }

  Map<String, Call.Handler> operations() {
    return handlers;
  }

  ServiceModel model() {
    return model;
  }

  /** A request as it came: its path in still encoded segments, and the raw query. */
  record Request(
      String method,
      List<String> segments,
      String query,
      @Nullable String authorization,
      byte[] body) {}

  /**
   * Answers a request.
   *
   * @throws ServiceFailure with the error the service would answer
   */
  ObjectNode answer(Request request) {
    Operation operation =
        model
            .find(request.method(), request.segments())
            .orElseThrow(
                () ->
                    ServiceFailure.of(
                        404,
                        "UnknownOperationException",
                        "No operation of EKS that this emulator knows has this method and path"));
    Caller caller = Caller.of(request.authorization());
    note(request, operation, caller);
    if (faults.throttlesThisCall()) {
      throw ServiceFailure.of(429, "ThrottlingException", "Rate exceeded");
    }
    if (faults.denies(operation.name())) {
      throw denied(caller, operation, request.segments());
    }
    ObjectNode input = reader.read(operation, request.segments(), request.query(), request.body());
    synchronized (this) {
      Region region =
          regions.computeIfAbsent(
              caller.account() + "/" + caller.region(), any -> Region.of(options));
      Instant now = options.clock().instant();
      region.timeline().catchUp(now);
      return answer(new Call(operation, input, caller, region, now));
    }
  }

  private synchronized void note(Request request, Operation operation, Caller caller) {
    String identity =
        String.join(" ", request.segments())
            + "?"
            + request.query()
            + caller.account()
            + caller.region()
            + new String(request.body(), StandardCharsets.UTF_8);
    ObjectNode call = Json.object().put("action", "eks:" + operation.name());
    calls.add(call.put("region", caller.region()).put("again", !seen.add(identity)));
  }

  /** The calls that came, each with its action, its region and whether the same came before. */
  synchronized ArrayNode calls(boolean forget) {
    ArrayNode all = Json.array().addAll(calls);
    if (forget) {
      calls.clear();
      seen.clear();
    }
    return all;
  }

  /**
   * Changes a resource in any account: sets members, deep in objects. A certificate authority has
   * no ARN; it goes by that of its cluster, {@code /certificate-authorities/} and its id, which may
   * be new.
   */
  synchronized ObjectNode amend(String arn, JsonNode changes) {
    for (Region region : regions.values()) {
      region.timeline().catchUp(options.clock().instant());
      for (Cluster cluster : region.clusters().values()) {
        String authorities = cluster.view().path("arn").asText() + "/certificate-authorities/";
        if (arn.startsWith(authorities)) {
          String id = arn.substring(authorities.length());
          return CertificateAuthorities.amend(cluster, id, changes);
        }
        for (ObjectNode view : cluster.tagged().toList()) {
          if (Tags.isOf(view, arn)) {
            Json.merge(view, changes);
            return view.deepCopy();
          }
        }
      }
    }
    throw ServiceFailure.notFound("Resource not found: " + arn);
  }

  private ObjectNode answer(Call call) {
    Call.Handler handler = handlers.get(call.operation().name());
    if (handler == null) {
      throw new IllegalStateException("no handler for " + call.operation().name());
    }
    if (call.text("clientRequestToken").isEmpty()) {
      return handler.answer(call);
    }
    String key = call.operation().name() + " " + call.text("clientRequestToken");
    Region.Remembered earlier = call.region().requests().get(key);
    if (earlier == null) {
      ObjectNode input = call.input().deepCopy();
      ObjectNode answer = handler.answer(call);
      call.region().requests().put(key, new Region.Remembered(input, answer.deepCopy()));
      return answer;
    }
    if (!earlier.input().equals(call.input())) {
      throw ServiceFailure.invalidParameter(
          "The clientRequestToken was used before with other parameters");
    }
    return earlier.answer().deepCopy();
  }

  private static ServiceFailure denied(Caller caller, Operation operation, List<String> segments) {
    boolean one = segments.size() > 1 && segments.getFirst().equals("clusters");
    return ServiceFailure.of(
        403,
        "AccessDeniedException",
        "User: "
            + caller.arn()
            + " is not authorized to perform: eks:"
            + operation.name()
            + " on resource: "
            + caller.arn("cluster/" + (one ? segments.get(1) : "*")));
  }
}
