package dev.seawall.collect.aws;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the SDK is told while it is open: the system properties that stand for its environment
 * variables.
 */
final class SdkEnvironment implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-west-1";
  private final Map<String, String> before = new LinkedHashMap<>();

  private SdkEnvironment() {}

  /** One server for all services. */
  static SdkEnvironment of(URI services) {
    SdkEnvironment environment = new SdkEnvironment();
    environment.set("aws.endpointUrl", services.toString());
    environment.set("aws.accessKeyId", ACCOUNT);
    environment.set("aws.secretAccessKey", "any");
    environment.set("aws.region", REGION);
    environment.set("aws.disableEc2Metadata", "true");
    environment.set("aws.configFile", "/nonexistent");
    environment.set("aws.sharedCredentialsFile", "/nonexistent");
    return environment;
  }

  /** EKS has a server of its own. */
  SdkEnvironment withEks(URI eks) {
    set("aws.endpointUrlEks", eks.toString());
    return this;
  }

  SdkEnvironment set(String name, String value) {
    before.putIfAbsent(name, String.valueOf(System.getProperty(name)));
    System.setProperty(name, value);
    return this;
  }

  SdkEnvironment without(String name) {
    before.putIfAbsent(name, String.valueOf(System.getProperty(name)));
    System.clearProperty(name);
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value.equals("null")) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
