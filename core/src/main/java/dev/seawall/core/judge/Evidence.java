package dev.seawall.core.judge;

/**
 * One thing that was seen: the path of the field, its value in words (empty when the thing as a
 * whole is meant), and where it can be looked up.
 */
public record Evidence(String path, String value, Location location) {}
