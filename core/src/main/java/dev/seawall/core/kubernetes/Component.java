package dev.seawall.core.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known component by its image: the repository's path and the version that the tag says. Mirrors
 * keep the end of the path, so that only it is compared; a tag that is no version, or a digest
 * alone, says none.
 */
public final class Component {
  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,5})\\.(\\d{1,5})(?:\\.(\\d{1,5}))?(-.*|\\+.*)?");

  /** The numbers of a version; what follows them does not count. */
  public record Version(int major, int minor, int patch) implements Comparable<Version> {
    public static Version of(int major, int minor, int patch) {
      return new Version(major, minor, patch);
    }

    public boolean isBefore(Version other) {
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

  private final String image;
  private final int repositoryEnd;
  private final int end;

  private Component(String image, int repositoryEnd, int end) {
    this.image = image;
    this.repositoryEnd = repositoryEnd;
    this.end = end;
  }

  public static Component of(String image) {
    int at = image.indexOf('@');
    int end = at < 0 ? image.length() : at;
    int colon = image.lastIndexOf(':', end - 1);
    boolean tagged = colon > image.lastIndexOf('/', end - 1);
    return new Component(image, tagged ? colon : end, end);
  }

  /** The registry, if one is named, and the path. */
  public String repository() {
    return image.substring(0, repositoryEnd);
  }

  public Optional<Version> version() {
    if (repositoryEnd == end) {
      return Optional.empty();
    }
    Matcher matcher = VERSION.matcher(image.substring(repositoryEnd + 1, end));
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
  public boolean is(String path) {
    int from = repositoryEnd - path.length();
    return image.startsWith(path, from) && (from == 0 || image.charAt(from - 1) == '/');
  }

  public boolean isOneOf(List<String> paths) {
    for (String path : paths) {
      if (is(path)) {
        return true;
      }
    }
    return false;
  }
}
