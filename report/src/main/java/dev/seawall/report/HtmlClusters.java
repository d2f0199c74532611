package dev.seawall.report;

import dev.seawall.report.escape.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each cluster as a picture: who may enter, the endpoint, and the nodes in their subnets. */
final class HtmlClusters {
  private static final int MOST_ENTRANTS = 12;
  private final Writer html;

  HtmlClusters(Writer html) {
    this.html = html;
  }

  void write(List<ClusterMap> clusters) throws IOException {
    for (ClusterMap cluster : clusters) {
      cluster(cluster);
    }
  }

  private void cluster(ClusterMap cluster) throws IOException {
    String id = HtmlText.of("cluster-" + HtmlText.visible(cluster.name()));
    html.write("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">Cluster ");
    html.write(HtmlSections.code(cluster.name()) + "</h2>\n<p class=\"facts\">");
    for (String fact : cluster.facts()) {
      html.write("<span>" + HtmlText.of(fact) + "</span> ");
    }
    html.write("</p>\n<div class=\"map\">\n");
    entrants(cluster.entrants());
    endpoint(cluster.endpoint());
    network(cluster);
    html.write("</div>\n</section>\n");
  }

  private void entrants(List<ClusterMap.Entrant> entrants) throws IOException {
    html.write("<div class=\"box\"><h3>Who may enter</h3>\n");
    if (entrants.isEmpty()) {
      html.write("<p>No access entry was read.</p>\n");
    }
    html.write("<ul>");
    for (ClusterMap.Entrant each : entrants.subList(0, Math.min(MOST_ENTRANTS, entrants.size()))) {
      html.write("<li>" + HtmlSections.code(each.principal()));
      html.write(each.admin() ? " <b class=\"worst\">administrator</b>" : "");
      html.write("<div>" + HtmlText.of(each.rights()) + "</div></li>\n");
    }
    html.write("</ul>\n");
    if (entrants.size() > MOST_ENTRANTS) {
      html.write("<p>" + (entrants.size() - MOST_ENTRANTS) + " more may enter.</p>\n");
    }
    html.write("</div>\n");
  }

  private void endpoint(ClusterMap.Endpoint endpoint) throws IOException {
    html.write("<div class=\"box\"><h3>API endpoint</h3>\n<p>");
    html.write(HtmlText.of(endpoint.publicAccess()));
    html.write(endpoint.open() ? " <b class=\"worst\">the whole Internet</b>" : "");
    html.write("</p>\n<p>" + HtmlText.of(endpoint.privateAccess()) + "</p></div>\n");
  }

  private void network(ClusterMap cluster) throws IOException {
    html.write("<div class=\"box\"><h3>Nodes and subnets</h3>\n<div class=\"zones\">");
    Map<String, StringBuilder> zones = new LinkedHashMap<>();
    for (ClusterMap.Place place : cluster.subnets()) {
      StringBuilder zone = zones.computeIfAbsent(place.zone(), name -> new StringBuilder());
      zone.append("<div class=\"subnet\">").append(HtmlSections.code(place.id()));
      boolean isPublic = place.reach().equals("public");
      zone.append(isPublic ? " <b class=\"worst\">public</b>" : " " + HtmlText.of(place.reach()));
      zone.append("<ul>");
      for (String node : place.nodes()) {
        zone.append("<li>").append(HtmlText.of(node)).append("</li>");
      }
      zone.append("</ul></div>\n");
    }
    for (Map.Entry<String, StringBuilder> zone : zones.entrySet()) {
      String name = zone.getKey().isEmpty() ? "zone not read" : zone.getKey();
      html.write("<div class=\"zone\"><h4>" + HtmlText.of(name) + "</h4>" + zone.getValue());
      html.write("</div>\n");
    }
    html.write("</div>\n<ul>");
    for (String node : cluster.elsewhere()) {
      html.write("<li>" + HtmlText.of(node) + ", subnets not read</li>");
    }
    html.write("</ul></div>\n");
  }
}
