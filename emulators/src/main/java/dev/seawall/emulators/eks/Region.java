package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one account has in one region. */
record Region(
    Map<String, Cluster> clusters,
    Map<String, Remembered> requests,
    Timeline timeline,
    String vpc,
    int clusterQuota) {

  /** A request that bore a {@code clientRequestToken}, and what it was answered. */
  record Remembered(ObjectNode input, ObjectNode answer) {}

  static Region of(EmulatorOptions options) {
    return new Region(
        new TreeMap<>(),
        new HashMap<>(),
        new Timeline(options.settling()),
        Identifiers.ec2("vpc"),
        options.clusterQuota());
  }
}
