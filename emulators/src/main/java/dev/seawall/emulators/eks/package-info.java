/**
 * A stand-in for the Amazon EKS API on loopback, in memory, with AWS's real defaults and errors and
 * with updates that take their time. It is shaped by the service model of AWS's SDKs, which {@code
 * service-model.txt} holds without its prose. Nothing here may depend on the rest of Seawall: what
 * the emulator believes must never be what a test of Seawall expects.
 */
@NullMarked
package dev.seawall.emulators.eks;

import org.jspecify.annotations.NullMarked;
