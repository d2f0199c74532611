package dev.seawall.core.kubernetes.network;

/** The ports that a rule is about. */
public sealed interface Ports {
  /** Stands for every protocol. */
  String ANY = "ANY";

  Answer match(Traffic traffic);

  /** Every port of a protocol, or of all. */
  record Every(String protocol) implements Ports {
    @Override
    public Answer match(Traffic traffic) {
      return Answer.of(speaks(protocol, traffic));
    }
  }

  /** From a port to another, both included. */
  record Range(String protocol, int first, int last) implements Ports {
    @Override
    public Answer match(Traffic traffic) {
      return Answer.of(
          speaks(protocol, traffic) && first <= traffic.port() && traffic.port() <= last);
    }
  }

  /** The port that a container of the destination gives this name. */
  record Named(String protocol, String name) implements Ports {
    @Override
    public Answer match(Traffic traffic) {
      if (!speaks(protocol, traffic)) {
        return Answer.NO;
      }
      if (traffic.destination().isEmpty()) {
        return Answer.unknown("port name " + name + " has no number outside of pods");
      }
      boolean declared = false;
      for (Endpoint.Port each : traffic.destination().get().ports()) {
        if (each.name().equals(name) && speaks(protocol, each.protocol())) {
          declared = true;
          if (each.number() == traffic.port()) {
            return Answer.YES;
          }
        }
      }
      return declared ? Answer.NO : Answer.unknown("no container names a port " + name);
    }
  }

  /** A port that is not a whole number or a name that could be one. */
  record Unknowable(String reason) implements Ports {
    @Override
    public Answer match(Traffic traffic) {
      return Answer.unknown(reason);
    }
  }

  /** None at all. */
  record None() implements Ports {
    @Override
    public Answer match(Traffic traffic) {
      return Answer.NO;
    }
  }

  private static boolean speaks(String protocol, Traffic traffic) {
    return speaks(protocol, traffic.protocol());
  }

  private static boolean speaks(String protocol, String other) {
    return protocol.equals(ANY) || protocol.equalsIgnoreCase(other);
  }
}
