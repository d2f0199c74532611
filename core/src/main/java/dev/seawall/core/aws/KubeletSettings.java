package dev.seawall.core.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings in a node's user data that open its kubelet, in each form that user data has them: the
 * YAML of nodeadm, arguments of {@code bootstrap.sh}, and the TOML of Bottlerocket. Commented lines
 * do not count. Names are those of the kubelet's flags and of {@code KubeletConfiguration}
 * (kubelet.config.k8s.io/v1beta1).
 */
public final class KubeletSettings {
  /** The kubelet's flags take their value behind a space as well as behind an equals sign. */
  private static final String IS =
      "(?:[\"']?\\s{0,9}[=:]\\s{0,9}|(?<=--[a-z-]{5,60})\\s{1,9})[\"']?";

  /** A point stands before it in the paths of jq, by which scripts change the kubelet's file. */
  private static final String KEY = "(?:^|[\\s{,\"'.-])";

  private static final List<Setting> OPENING =
      List.of(
          setting("anonymous-auth=true", "(?<=--)anonymous-auth(?:[\"'\\s]|$)"),
          setting("anonymous-auth=true", "(?:anonymous-auth|anonymous\\.enabled)" + IS + "true\\b"),
          setting(
              "authorization-mode=AlwaysAllow",
              "(?:authorization-mode|authorization\\.mode)" + IS + "AlwaysAllow\\b"),
          setting("read-only-port is open", "(?:read-only-port|readOnlyPort)" + IS + "0*[1-9]"),
          setting(
              "allowed-unsafe-sysctls", "(?:allowed-unsafe-sysctls)" + IS + "\\[?[\\s\"']*[a-z]"),
          setting(
              "allowedUnsafeSysctls", "allowedUnsafeSysctls\"?\\s{0,9}:(?!\\s{0,9}\\[\\s{0,9}\\])"),
          setting(
              "protect-kernel-defaults=false",
              "(?:protect-kernel-defaults|protectKernelDefaults)" + IS + "false\\b"),
          setting(
              "streaming-connection-idle-timeout=0",
              "(?:streaming-connection-idle-timeout|streamingConnectionIdleTimeout)"
                  + IS
                  + "0[smh]?(?![0-9smh])"),
          setting(
              "make-iptables-util-chains=false",
              "(?:make-iptables-util-chains|makeIPTablesUtilChains)" + IS + "false\\b"));

  private static final Pattern SECTION = Pattern.compile(KEY + "(anonymous|authorization)\"?\\s*:");
  private static final Pattern ENABLED = Pattern.compile(KEY + "enabled" + IS + "true\\b");
  private static final Pattern ALWAYS = Pattern.compile(KEY + "mode" + IS + "AlwaysAllow\\b");

  /** How far below its section a setting is looked for. */
  private static final int NEAR = 6;

  private KubeletSettings() {}

  /**
   * A setting that opens the kubelet, in the words of its flag, and the line of the text from 1.
   */
  public record Found(String setting, int line) {}

  private record Setting(String name, Pattern pattern) {}

  private static Setting setting(String name, String pattern) {
    return new Setting(name, Pattern.compile(KEY + pattern));
  }

  /** The settings of a text that open the kubelet, in the order of their lines. */
  public static List<Found> opening(String userData) {
    List<Found> found = new ArrayList<>();
    List<String> lines = userData.lines().map(KubeletSettings::withoutComment).toList();
    for (int i = 0; i < lines.size(); i++) {
      for (Setting each : OPENING) {
        if (each.pattern().matcher(lines.get(i)).find()) {
          found.add(new Found(each.name(), i + 1));
        }
      }
      Matcher section = SECTION.matcher(lines.get(i));
      if (section.find()) {
        inSection(section.group(1), lines, i, found);
      }
    }
    return found;
  }

  /** A setting that has its meaning from the mapping around it. */
  private static void inSection(String section, List<String> lines, int start, List<Found> found) {
    boolean anonymous = section.equals("anonymous");
    Pattern wanted = anonymous ? ENABLED : ALWAYS;
    int indent = indent(lines.get(start));
    for (int i = start; i < Math.min(lines.size(), start + NEAR); i++) {
      if (i > start && !lines.get(i).isBlank() && indent(lines.get(i)) <= indent) {
        return;
      }
      String line = i > start ? lines.get(i) : afterSection(section, lines.get(i));
      if (wanted.matcher(line).find()) {
        String name = anonymous ? "anonymous-auth=true" : "authorization-mode=AlwaysAllow";
        found.add(new Found(name, i + 1));
        return;
      }
    }
  }

  /** What belongs to a section that is written within one line. */
  private static String afterSection(String section, String line) {
    int start = line.indexOf(section) + section.length();
    int end = line.indexOf('}', start);
    return line.substring(start, end < 0 ? line.length() : end);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String withoutComment(String line) {
    String stripped = line.stripLeading();
    return stripped.startsWith("#") && !stripped.startsWith("#!") ? "" : line;
  }
}
