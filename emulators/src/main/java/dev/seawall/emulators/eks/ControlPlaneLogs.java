package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the five control plane logs are on. The service answers one group for those that are and
 * one for those that are not, and changes only what an update names.
 */
final class ControlPlaneLogs {
  private static final List<String> TYPES =
      List.of("api", "audit", "authenticator", "controllerManager", "scheduler");

  private ControlPlaneLogs() {}

  /** The logs as they are after a change of what they were. */
  static ObjectNode changed(JsonNode before, JsonNode change) {
    Set<String> on = new TreeSet<>();
    apply(before, on);
    apply(change, on);
    ArrayNode groups = Json.array();
    add(groups, on, true);
    add(groups, on, false);
    return Json.object("clusterLogging", groups);
  }

  private static void apply(JsonNode logging, Set<String> on) {
    for (JsonNode group : logging.path("clusterLogging")) {
      List<String> types = Json.texts(group.path("types"));
      // a group that does not say so is off
      if (group.path("enabled").asBoolean()) {
        on.addAll(types);
      } else {
        types.forEach(on::remove);
      }
    }
  }

  private static void add(ArrayNode groups, Set<String> on, boolean enabled) {
    List<String> types = TYPES.stream().filter(type -> on.contains(type) == enabled).toList();
    if (!types.isEmpty()) {
      ObjectNode group = Json.object("types", Json.array(types));
      groups.add(group.put("enabled", enabled));
    }
  }
}
