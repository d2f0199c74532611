package dev.seawall.checks.podsecurity;

/** Why a control refuses a pod, in the words of Pod Security Admission. */
record Denial(String reason, String detail) {}
