package dev.seawall.checks.exposure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known component by its image: the repository's path and the version that the tag says. Mirrors
 * keep the end of the path, so that only it is compared; a tag that is no version, or a digest
 * alone, says none.
 */
record Component(String repository, String tag) {
  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,5})\\.(\\d{1,5})(?:\\.(\\d{1,5}))?(-.*|\\+.*)?");

  /** The numbers of a version; what follows them does not count. */
  record Version(int major, int minor, int patch) implements Comparable<Version> {
    static Version of(int major, int minor, int patch) {
      return new Version(major, minor, patch);
    }

    boolean isBefore(Version other) {
      return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Version other) {
      int order = Integer.compare(major, other.major);
      order = order == 0 ? Integer.compare(minor, other.minor) : order;
      return order == 0 ? Integer.compare(patch, other.patch) : order;
    }

    @Override
    public String toString() {
      return major + "." + minor + "." + patch;
    }
  }

  static Component of(String image) {
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String repository = tagged ? named.substring(0, colon) : named;
    return new Component(repository, tagged ? named.substring(colon + 1) : "");
  }

  Optional<Version> version() {
    Matcher matcher = VERSION.matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String patch = matcher.group(3);
    return Optional.of(
        new Version(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)));
  }

  /** Whether the repository's path ends with this. */
  boolean is(String path) {
    int before = repository.length() - path.length() - 1;
    return repository.endsWith(path) && (before < 0 || repository.charAt(before) == '/');
  }
}
