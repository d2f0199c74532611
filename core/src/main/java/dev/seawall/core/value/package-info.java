/**
 * What was written in a document, as a compact immutable tree whose equal parts are shared.
 * Decoders build it, assets read it. Nothing here knows a format, a file or Kubernetes.
 */
@NullMarked
package dev.seawall.core.value;

import org.jspecify.annotations.NullMarked;
