package dev.seawall.collect.files;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be read. {@code shown} is how the user would open it, {@code relative} the way from the
 * scanned folder, both with forward slashes; {@code asked} says that it was named rather than
 * found; {@code chart} is the Helm chart whose template it is.
 */
record FoundFile(Path path, String shown, String relative, boolean asked, Optional<String> chart) {}
