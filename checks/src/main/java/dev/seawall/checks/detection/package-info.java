/**
 * Checks of the services that would notice an attack on a cluster: GuardDuty, Inspector,
 * CloudTrail, AWS Config, Security Hub and Access Analyzer. The cluster's own logs are judged in
 * {@code eks}.
 */
@NullMarked
package dev.seawall.checks.detection;

import org.jspecify.annotations.NullMarked;
