/**
 * An outside judge of documents of AWS resources: botocore's service models say which members an
 * answer has and of which type, and {@code testkit/aws/documents.txt} which answer stands where.
 * Nothing here knows a check.
 */
@NullMarked
package dev.seawall.testkit.aws.shapes;

import org.jspecify.annotations.NullMarked;
