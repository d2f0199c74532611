package dev.seawall.core.kubernetes.network;

/** Into the pod or out of it; a policy covers one or both. */
public enum Direction {
  INGRESS("ingress", "from", "Ingress"),
  EGRESS("egress", "to", "Egress");

  private final String field;
  private final String peersField;
  private final String policyType;

  Direction(String field, String peersField, String policyType) {
    this.field = field;
    this.peersField = peersField;
    this.policyType = policyType;
  }

  /** The list of rules in a policy's specification. */
  public String field() {
    return field;
  }

  /** The list of peers in a rule. */
  public String peersField() {
    return peersField;
  }

  /** The word in {@code policyTypes}. */
  public String policyType() {
    return policyType;
  }
}
