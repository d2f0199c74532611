package dev.seawall.cli;

import java.util.Objects;

/** The version that the build wrote into the jar's manifest. */
final class SeawallVersion {

  private SeawallVersion() {}

  static String current() {
    return Objects.requireNonNullElse(
        Seawall.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
