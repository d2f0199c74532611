package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of Kubernetes that EKS offers, by the calendar of its user guide as read in November
 * 2026. Whether one is supported is a matter of the emulator's clock. Patch and platform versions
 * are plausible and nothing more.
 */
enum KubernetesVersion {
  V1_29("1.29", "2024-01-23", "2025-03-23", "2026-03-23"),
  V1_30("1.30", "2024-05-23", "2025-07-23", "2026-07-23"),
  V1_31("1.31", "2024-09-26", "2025-11-26", "2026-11-26"),
  V1_32("1.32", "2025-01-23", "2026-03-23", "2027-03-23"),
  V1_33("1.33", "2025-05-29", "2026-07-29", "2027-07-29"),
  V1_34("1.34", "2025-10-02", "2026-12-02", "2027-12-02"),
  V1_35("1.35", "2026-01-27", "2027-03-27", "2028-03-27"),
  V1_36("1.36", "2026-06-02", "2027-08-02", "2028-08-02");

  /** What a cluster gets that asks for none. */
  static final KubernetesVersion DEFAULT = V1_36;

  private static final String PLATFORM = "eks.9";
  private final String number;
  private final Instant released;
  private final Instant standardEnd;
  private final Instant extendedEnd;

  KubernetesVersion(String number, String released, String standardEnd, String extendedEnd) {
    this.number = number;
    this.released = midnight(released);
    this.standardEnd = midnight(standardEnd);
    this.extendedEnd = midnight(extendedEnd);
  }

  private static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static Map<String, Call.Handler> handlers() {
    return Map.of("DescribeClusterVersions", KubernetesVersion::describe);
  }

  String number() {
    return number;
  }

  String platform() {
    return PLATFORM;
  }

  int minor() {
    return Integer.parseInt(number.substring(2));
  }

  static Optional<KubernetesVersion> find(String number) {
    return List.of(values()).stream().filter(each -> each.number.equals(number)).findFirst();
  }

  /** The version with that number, if a cluster may still be created with it. */
  static KubernetesVersion offered(String number, Instant now) {
    return find(number)
        .filter(version -> !version.status(now).equals("UNSUPPORTED"))
        .orElseThrow(
            () -> ServiceFailure.invalidParameter("unsupported Kubernetes version " + number));
  }

  private String status(Instant now) {
    if (now.isBefore(standardEnd)) {
      return "STANDARD_SUPPORT";
    }
    return now.isBefore(extendedEnd) ? "EXTENDED_SUPPORT" : "UNSUPPORTED";
  }

  private static ObjectNode describe(Call call) {
    List<String> asked = Json.texts(call.get("clusterVersions"));
    String status = call.text("versionStatus");
    String oldStatus = call.text("status");
    boolean all = call.get("includeAll").asBoolean() || !asked.isEmpty() || !status.isEmpty();
    boolean defaultOnly = call.get("defaultOnly").asBoolean();
    String type = call.text("clusterType");
    List<JsonNode> found =
        List.of(values()).reversed().stream()
            .filter(each -> type.isEmpty() || type.equals("eks"))
            .filter(each -> asked.isEmpty() || asked.contains(each.number))
            .filter(each -> status.isEmpty() || status.equals(each.status(call.now())))
            .filter(each -> oldStatus.isEmpty() || oldStatus.equals(old(each.status(call.now()))))
            .filter(each -> all || !each.status(call.now()).equals("UNSUPPORTED"))
            .filter(each -> !defaultOnly || each == DEFAULT)
            .<JsonNode>map(each -> each.view(call.now()))
            .toList();
    return Pages.page(call, "clusterVersions", found);
  }

  private static String old(String status) {
    return status.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ObjectNode view(Instant now) {
    ObjectNode view = Json.object();
    view.put("clusterVersion", number);
    view.put("clusterType", "eks");
    view.put("defaultPlatformVersion", PLATFORM);
    view.put("defaultVersion", this == DEFAULT);
    view.set("releaseDate", Json.seconds(released));
    view.set("endOfStandardSupportDate", Json.seconds(standardEnd));
    view.set("endOfExtendedSupportDate", Json.seconds(extendedEnd));
    view.put("status", old(status(now)));
    view.put("versionStatus", status(now));
    view.put("kubernetesPatchVersion", number + ".1");
    return view;
  }
}
