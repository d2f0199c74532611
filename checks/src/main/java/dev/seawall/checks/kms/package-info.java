/**
 * Checks of encryption and of the keys behind it: how Secrets and volumes are encrypted, the state
 * and rotation of KMS keys, and whom their policies and grants let in. Who may use keys by IAM
 * policies is judged elsewhere.
 */
@NullMarked
package dev.seawall.checks.kms;

import org.jspecify.annotations.NullMarked;
