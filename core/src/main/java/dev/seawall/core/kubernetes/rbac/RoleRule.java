package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.value.Path;

/** A rule with its place in the role that it is written in. */
public record RoleRule(Rule rule, Path path) {}
