/**
 * Collects the AWS side of EKS clusters: a resource is one document with one key for each API call.
 * A call that was refused or failed is a value that is not known and a gap that names the
 * permission. No type of the AWS SDK leaves this package, nothing here writes to an account, and no
 * secret's value is kept.
 */
@NullMarked
package dev.seawall.collect.aws;

import org.jspecify.annotations.NullMarked;
