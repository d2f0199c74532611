/** Collects a snapshot from manifests and archives on disk. It never judges what it collects. */
@NullMarked
package dev.seawall.collect.files;

import org.jspecify.annotations.NullMarked;
