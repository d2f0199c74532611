/**
 * Checks of service accounts, the identities of pods: which one a pod runs as, whether its token is
 * mounted, and what comes with it. One class and one page each.
 */
@NullMarked
package dev.seawall.checks.serviceaccount;

import org.jspecify.annotations.NullMarked;
