package dev.seawall.cli;

import static java.lang.classfile.ClassTransform.transformingMethodBodies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites jars whose classes were compiled for Java 5 or older, so that {@code ./seawall} can keep
 * them in its cache: the JVM verifies such classes with its old verifier, slowly and at every
 * start, and leaves them out of the AOT cache. Code and names stay as they are; the classes gain
 * the stack maps that the newer verifier reads (JVMS 4.10). picocli is the one that needs it.
 */
final class NewerClasses {
  /** The first class file version that is verified by stack maps (JVMS 4.10.1). */
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private NewerClasses() {}

  /** Takes the folder of jars. */
  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      if (isOld(jar)) {
        rewrite(jar);
      }
    }
  }

  /** Whether the first class in the jar is an old one: a library is compiled in one go. */
  private static boolean isOld(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (isClass(entry)) {
          try (InputStream in = file.getInputStream(entry)) {
            return isOld(in.readNBytes(8));
          }
        }
      }
    }
    return false;
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class");
  }

  /** Reads the major version, which is a class file's seventh and eighth byte (JVMS 4.1). */
  private static boolean isOld(byte[] text) {
    return ((text[6] & 0xff) << 8 | text[7] & 0xff) < FIRST_WITH_STACK_MAPS;
  }

  private static void rewrite(Path jar) throws IOException {
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    try (JarFile file = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(part))) {
      ClassFile classes =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(type -> open(file, type))
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (JarEntry entry : file.stream().toList()) {
        byte[] text;
        try (InputStream in = file.getInputStream(entry)) {
          text = in.readAllBytes();
        }
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(isClass(entry) && isOld(text) ? newer(classes, text) : text);
        out.closeEntry();
      }
    }
    Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] newer(ClassFile classes, byte[] text) {
    ClassTransform sameCode = transformingMethodBodies((code, element) -> code.with(element));
    ClassTransform newerVersion =
        (type, element) -> {
          if (element instanceof ClassFileVersion) {
            type.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            type.with(element);
          }
        };
    return classes.transformClass(classes.parse(text), sameCode.andThen(newerVersion));
  }

  private static @Nullable InputStream open(JarFile file, ClassDesc type) {
    String descriptor = type.descriptorString();
    JarEntry entry = file.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : file.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
