/**
 * Checks of the ECR repositories and registries whose images a cluster runs. How a workload names
 * its images is judged in {@code checks.image}.
 */
@NullMarked
package dev.seawall.checks.registry;

import org.jspecify.annotations.NullMarked;
