package dev.seawall.core.judge;

/** A finding whose risk somebody accepted. */
public record AcceptedFinding(Finding finding, Exemption by) {}
