/**
 * A real browser for tests of pages, driven over the Chrome DevTools Protocol. What it reports is
 * the outside judge of what a page does: its errors, its requests, what it shows. Knows no page of
 * ours.
 */
@NullMarked
package dev.seawall.testkit.browser;

import org.jspecify.annotations.NullMarked;
