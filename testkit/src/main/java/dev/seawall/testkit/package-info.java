/**
 * What people who write checks use to test them. It is published, and no part of Seawall's runtime
 * depends on it.
 */
@NullMarked
package dev.seawall.testkit;

import org.jspecify.annotations.NullMarked;
