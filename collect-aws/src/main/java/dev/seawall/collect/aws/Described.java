package dev.seawall.collect.aws;

import java.util.function.Supplier;

/**
 * A cluster that was just described: what is needed to reach its Kubernetes side.
 *
 * @param endpoint the URL of the API server; empty when it is not known
 * @param certificateAuthority its authority in PEM, in base64
 * @param token makes a bearer token for the identity that reads AWS
 */
public record Described(
    String arn,
    String name,
    String endpoint,
    String certificateAuthority,
    Supplier<String> token) {}
