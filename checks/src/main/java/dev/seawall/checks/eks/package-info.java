/**
 * Checks of the EKS control plane: its endpoint, logging, versions and health. What the nodes, the
 * network and IAM do is judged elsewhere.
 */
@NullMarked
package dev.seawall.checks.eks;

import org.jspecify.annotations.NullMarked;
