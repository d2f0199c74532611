/**
 * Checks of who may enter an EKS cluster from IAM: access entries, the ConfigMap aws-auth, and who
 * may change either. What principals may do once inside is judged with RBAC.
 */
@NullMarked
package dev.seawall.checks.access;

import org.jspecify.annotations.NullMarked;
