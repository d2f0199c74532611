/**
 * Renders findings for people and machines. It decides nothing: what is a finding was settled by
 * the judge.
 */
@NullMarked
package dev.seawall.report;

import org.jspecify.annotations.NullMarked;
