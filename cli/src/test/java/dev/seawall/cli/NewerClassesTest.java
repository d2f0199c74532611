package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassesTest {
  @TempDir private Path folder;

  @Test
  void everyClassOfAnOldJarIsVerifiedByStackMapsAndLinks() throws Exception {
    Path jar = copyOfPicocli();
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(majorVersion(file, file.getJarEntry("picocli/CommandLine.class")))
          .as("without an old library NewerClasses is not needed")
          .isLessThan(50);
    }

    NewerClasses.main(new String[] {folder.toString()});

    try (JarFile file = new JarFile(jar.toFile());
        URLClassLoader loader =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (JarEntry entry : file.stream().toList()) {
        String name = entry.getName();
        // These two need Groovy, which is not here.
        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("groovy")) {
          assertThat(majorVersion(file, entry)).as(name).isGreaterThan(49);
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          // Initializing a class verifies it.
          assertThat(Class.forName(type, true, loader).getClassLoader()).isSameAs(loader);
        }
      }
    }
  }

  @Test
  void jarsThatAreNewEnoughAreLeftAlone() throws Exception {
    copyOfPicocli();
    NewerClasses.main(new String[] {folder.toString()});
    byte[] once = Files.readAllBytes(folder.resolve("picocli.jar"));
    NewerClasses.main(new String[] {folder.toString()});
    assertThat(Files.readAllBytes(folder.resolve("picocli.jar"))).isEqualTo(once);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("picocli.jar"));
    }
  }

  private Path copyOfPicocli() throws Exception {
    Path original =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Files.copy(original, folder.resolve("picocli.jar"));
  }

  private static int majorVersion(JarFile file, JarEntry entry) throws Exception {
    try (InputStream in = file.getInputStream(entry)) {
      DataInputStream words = new DataInputStream(in);
      words.readInt();
      words.readUnsignedShort();
      return words.readUnsignedShort();
    }
  }
}
