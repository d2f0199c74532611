/**
 * Makes the data that benchmarks read: a cluster as {@code kubectl get -o json} prints it and a
 * folder of manifests. The same seed and numbers give the same bytes. Nothing here measures.
 */
@NullMarked
package dev.seawall.benchmarks.data;

import org.jspecify.annotations.NullMarked;
