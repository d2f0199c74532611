/**
 * AWS for tests: moto with what it lacks, the EKS emulator beside it, and the environment that
 * clients of both need. AWS's own clients judge what they answer. Nothing of the product may depend
 * on this package.
 */
@NullMarked
package dev.seawall.testkit.aws;

import org.jspecify.annotations.NullMarked;
