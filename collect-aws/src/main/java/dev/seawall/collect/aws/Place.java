package dev.seawall.collect.aws;

/**
 * What a call is about: an account, one of its regions or none, and the partition both belong to.
 */
record Place(String partition, String account, String region) {
  /** {@code ACCOUNT/REGION}, the namespace of what is in the region, or {@code ACCOUNT}. */
  String namespace() {
    return region.isEmpty() ? account : account + "/" + region;
  }

  /** The ARN of something in this region. */
  String arn(String service, String resource) {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  /** The ARN that the settings of the account in this region go by; AWS has none for them. */
  String ofRegion() {
    return arn("account", "region/" + region);
  }

  /** The ARN of something of the account that is in no region, such as a role. */
  String globalArn(String service, String resource) {
    return "arn:" + partition + ":" + service + "::" + account + ":" + resource;
  }
}
