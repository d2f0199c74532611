package dev.seawall.report;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.report.escape.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clusters: a list where there are several, and each as a picture of who may enter, the
 * endpoint, and the nodes in their subnets.
 */
final class HtmlClusters {
  private static final int MOST_ENTRANTS = 12;
  private final Writer html;
  private final Pages pages;
  private final FleetNames names;

  HtmlClusters(Writer html, Pages pages, FleetNames names) {
    this.html = html;
    this.pages = pages;
    this.names = names;
  }

  /** One row a cluster, the worst first; its name leads to its picture, if it has one. */
  void list(List<ClusterResult> fleet, List<ClusterMap> maps) throws IOException {
    if (fleet.size() < 2) {
      return;
    }
    Set<String> drawn = maps.stream().map(ClusterMap::arn).collect(Collectors.toSet());
    html.write("<section aria-labelledby=\"clusters\">\n<h2 id=\"clusters\">Clusters</h2>\n");
    html.write(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Findings of each"
            + " cluster\">");
    html.write(
        "<table class=\"fleet\" role=\"table\"><caption>The worst first</caption><thead><tr>");
    html.write("<th scope=\"col\">Cluster</th>");
    for (Severity severity : Severity.values()) {
      html.write("<th scope=\"col\">" + HtmlSections.severity(severity) + "</th>");
    }
    html.write("<th scope=\"col\"><span class=\"tag unknown\">unknown</span></th>");
    html.write("<th scope=\"col\">Score</th><th scope=\"col\">First</th></tr></thead><tbody>\n");
    for (ClusterResult each : fleet) {
      row(each, drawn.contains(each.arn()));
    }
    html.write("</tbody></table></div>\n</section>\n");
  }

  private void row(ClusterResult cluster, boolean drawn) throws IOException {
    String name = HtmlSections.code(names.of(cluster.arn()));
    html.write("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
    html.write(drawn ? "<a href=\"#" + anchor(cluster.arn()) + "\">" + name + "</a>" : name);
    for (String unread : cluster.unread()) {
      html.write("<div><span class=\"tag unknown\">not read</span> " + HtmlText.of(unread));
      html.write("</div>");
    }
    html.write("</th>");
    String only = "&amp;cluster=" + HtmlSections.parameter(names.of(cluster.arn()));
    for (Severity severity : Severity.values()) {
      int count = cluster.count(severity);
      String link = "<a href=\"#severity=" + severity + only + "\">" + count + "</a>";
      html.write("<td role=\"cell\"><span class=\"narrow\">" + HtmlSections.severity(severity));
      html.write("</span> " + (count == 0 ? "0" : link) + "</td>");
    }
    String score =
        cluster.score().isScored() ? String.valueOf(cluster.score().points()) : "not scored";
    html.write("<td role=\"cell\"><span class=\"narrow tag unknown\">unknown</span> ");
    html.write(cluster.unknown() + "</td><td role=\"cell\"><span class=\"narrow\">score</span> ");
    html.write(score + "</td><td role=\"cell\">");
    for (ClusterResult.Worst each : cluster.worst()) {
      html.write("<div>" + HtmlSections.severity(each.severity()) + " <a href=\"#check=");
      html.write(HtmlSections.parameter(each.check()) + only + "\">");
      html.write(HtmlText.of(pages.title(each.check())) + "</a></div>");
    }
    html.write("</td></tr>\n");
  }

  private static String anchor(String arn) {
    return HtmlText.of(
        "cluster-" + HtmlText.visible(ResourceId.clusterName(arn)).replace('/', '-'));
  }

  void write(List<ClusterMap> clusters) throws IOException {
    for (ClusterMap cluster : clusters) {
      cluster(cluster);
    }
  }

  private void cluster(ClusterMap cluster) throws IOException {
    String id = anchor(cluster.arn());
    html.write("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">Cluster ");
    html.write(HtmlSections.code(names.isEmpty() ? cluster.name() : names.of(cluster.arn())));
    html.write("</h2>\n<p class=\"facts\">");
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
      html.write("<p>No access entry.</p>\n");
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
