/**
 * Turns YAML, JSON and snapshot text into core values, meaning what they mean to kubectl. It reads
 * text that it is handed; finding files and calling APIs belong to the collectors.
 */
@NullMarked
package dev.seawall.documents;

import org.jspecify.annotations.NullMarked;
