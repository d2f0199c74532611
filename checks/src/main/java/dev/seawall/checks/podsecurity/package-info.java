/**
 * The Pod Security Standards as Pod Security Admission decides them: every control with its
 * versions, the verdict on a pod, and the namespace labels that turn it on. One class a control,
 * which opens with the fields read and the values allowed. The checks here are about namespaces and
 * their rollout; what is wrong with a single container is judged in the workload checks.
 */
@NullMarked
package dev.seawall.checks.podsecurity;

import org.jspecify.annotations.NullMarked;
