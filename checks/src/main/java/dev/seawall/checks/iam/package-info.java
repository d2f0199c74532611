/**
 * Checks of IAM around a cluster: the roles that pods get by their service account, whom those
 * roles trust and what they may do, and the account's own guard rails. Who may enter a cluster is
 * judged in the package access, the roles of nodes in nodes.
 */
@NullMarked
package dev.seawall.checks.iam;

import org.jspecify.annotations.NullMarked;
