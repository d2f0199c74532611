/** The checks on where the program of a container comes from, as far as the objects say it. */
@NullMarked
package dev.seawall.checks.image;

import org.jspecify.annotations.NullMarked;
