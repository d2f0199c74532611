/**
 * Checks of where AWS keeps a cluster's data: volumes, file systems, buckets and Secrets Manager.
 * What workloads mount is judged elsewhere.
 */
@NullMarked
package dev.seawall.checks.storage;

import org.jspecify.annotations.NullMarked;
