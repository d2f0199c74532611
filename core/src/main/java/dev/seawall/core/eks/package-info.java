/**
 * What joins the two sides of an EKS cluster: which IAM roles pods get, and who IAM principals are
 * to Kubernetes. Each class is an index that a check asks in one word. What only one side knows
 * lives with that side.
 */
@NullMarked
package dev.seawall.core.eks;

import org.jspecify.annotations.NullMarked;
