/**
 * Checks of admission control: webhooks and policies that let through what they were made to stop.
 * The labels of Pod Security are judged elsewhere.
 */
@NullMarked
package dev.seawall.checks.admission;

import org.jspecify.annotations.NullMarked;
