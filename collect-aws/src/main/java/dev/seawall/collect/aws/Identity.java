package dev.seawall.collect.aws;

/** Who reads: the account, its partition, and the ARN of the user or session. */
public record Identity(String partition, String account, String arn) {}
