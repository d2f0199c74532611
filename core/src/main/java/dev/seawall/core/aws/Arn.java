package dev.seawall.core.aws;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource}. Region and
 * account are empty where the service leaves them out (AWS General Reference, "Amazon Resource
 * Names").
 */
public record Arn(String partition, String service, String region, String account, String resource)
    implements Comparable<Arn> {

  /** The ARN that a text is, if it has all six parts. */
  public static Optional<Arn> of(String text) {
    String[] parts = text.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn") && !parts[5].isEmpty()
        ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
        : Optional.empty();
  }

  /** {@code cluster} of {@code cluster/prod}; empty when the resource has no type before a name. */
  public String resourceType() {
    int end = typeEnd();
    return end < 0 ? "" : resource.substring(0, end);
  }

  /** {@code prod} of {@code cluster/prod}, {@code team/app} of {@code role/team/app}. */
  public String name() {
    return resource.substring(typeEnd() + 1);
  }

  /** {@code app} of {@code role/team/app}: what IAM calls the name, without its path. */
  public String lastName() {
    return resource.substring(Math.max(resource.lastIndexOf('/'), typeEnd()) + 1);
  }

  private int typeEnd() {
    for (int i = 0; i < resource.length(); i++) {
      if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int compareTo(Arn other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }
}
