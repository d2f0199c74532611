/**
 * IAM policies, and what AWS decides from them: documents are compiled once and asked many times.
 * An answer has three values, because a document may be malformed and a request may not be fully
 * known; what is not known is named and never counts as allowed or denied. Nothing here calls AWS,
 * reads a clock or knows a check.
 */
@NullMarked
package dev.seawall.core.aws.iam;

import org.jspecify.annotations.NullMarked;
