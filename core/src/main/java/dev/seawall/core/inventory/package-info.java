/** Everything of one snapshot as assets with the relations between them, ready to be asked. */
@NullMarked
package dev.seawall.core.inventory;

import org.jspecify.annotations.NullMarked;
