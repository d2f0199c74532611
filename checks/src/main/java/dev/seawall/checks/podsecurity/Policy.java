package dev.seawall.checks.podsecurity;

/** A level at a version of the standards: what a namespace's labels ask for. */
public record Policy(Level level, PolicyVersion version) {
  /** {@code restricted:latest}. */
  @Override
  public String toString() {
    return level + ":" + version;
  }
}
