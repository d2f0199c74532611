package dev.seawall.cli;

/** Manifests that the tests of the command line give to it. */
final class Manifests {
  /** A pod with a finding of every severity but high. */
  static final String PRIVILEGED =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: bad
        namespace: shop
      spec:
        containers:
          - name: web
            image: registry.example/web:1.2.3
            securityContext:
              privileged: true
      """;

  /** An object that no check has anything against. */
  static final String HARMLESS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: colours
        namespace: shop
      data:
        sky: blue
      """;

  private Manifests() {}
}
