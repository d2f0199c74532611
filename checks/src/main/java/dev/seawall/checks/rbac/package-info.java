/**
 * Checks of who may do what: roles, bindings, and the pods that hold them. One class and one page
 * each; what several share is in {@code Deed}. Evaluating RBAC itself belongs to core.
 */
@NullMarked
package dev.seawall.checks.rbac;

import org.jspecify.annotations.NullMarked;
