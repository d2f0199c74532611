package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The certificate authorities that sign for a cluster. EKS makes the first together with the
 * cluster, for ten years (EKS user guide, "Rotate the EKS cluster certificate authority"); whatever
 * comes later is set from outside.
 */
final class CertificateAuthorities {
  private static final int YEARS = 10;

  private CertificateAuthorities() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "ListCertificateAuthorities", CertificateAuthorities::list,
        "DescribeCertificateAuthority", CertificateAuthorities::describe);
  }

  /** The one that a cluster is made with. */
  static void addFirst(Cluster cluster, Instant now, String data) {
    ObjectNode view = at(cluster, Identifiers.uuid());
    view.set("createdAt", Json.seconds(now));
    view.put("createdBy", "EKS");
    view.set("activatedAt", Json.seconds(now));
    view.put("activatedBy", "EKS");
    view.put("signingStatus", "IN_USE");
    view.put("distributionStatus", "COMPLETE");
    Instant end = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    view.set(
        "validity", Json.object("notBefore", Json.seconds(now)).set("notAfter", Json.seconds(end)));
    view.put("rollbackAvailable", false);
    view.put("data", data);
  }

  /** Changes the one of an id, which is new when there is none yet; clients trust them all. */
  static ObjectNode amend(Cluster cluster, String id, JsonNode changes) {
    ObjectNode view = at(cluster, id);
    Json.merge(view, changes);
    cluster
        .view()
        .withObject("/certificateAuthority")
        .put("data", ClusterOperations.certificates(cluster.authorities().size()));
    return view.deepCopy();
  }

  private static ObjectNode at(Cluster cluster, String id) {
    return cluster.authorities().computeIfAbsent(id, _ -> Json.object().put("id", id));
  }

  private static ObjectNode list(Call call) {
    List<ObjectNode> summaries =
        call.cluster().authorities().values().stream()
            .map(CertificateAuthorities::summary)
            .toList();
    return Pages.page(call, "certificateAuthorities", summaries);
  }

  private static ObjectNode summary(ObjectNode view) {
    ObjectNode summary = Json.object();
    Json.copy(
        view,
        summary,
        "id",
        "createdAt",
        "createdBy",
        "activatedAt",
        "activatedBy",
        "signingStatus",
        "distributionStatus");
    return summary;
  }

  private static ObjectNode describe(Call call) {
    String id = call.text("certificateAuthorityId");
    ObjectNode view = call.cluster().authorities().get(id);
    if (view == null) {
      throw ServiceFailure.notFound("No certificate authority found for id: " + id + ".");
    }
    return Json.object("certificateAuthority", view.<JsonNode>deepCopy());
  }
}
