/**
 * The way to a cluster's API: kubeconfig files, the folder a pod finds in itself, certificates and
 * credentials. What a kubeconfig may make this program do is decided here. Nothing here asks the
 * API anything.
 */
@NullMarked
package dev.seawall.collect.kubernetes.connection;

import org.jspecify.annotations.NullMarked;
