package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.value.Mapping;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of a user's checks that cannot be used is the user's to mend, and is named. */
class BrokenChecksTest {
  @TempDir private Path folder;

  /** Cannot be made. */
  public static final class Crashing extends Named {
    public Crashing() {
      super("crashing", Container.class);
      throw new IllegalStateException("no licence");
    }
  }

  /** Is called what no exception file can name. */
  public static final class Shouting extends Named {
    public Shouting() {
      super("Bad Name", Container.class);
    }
  }

  /** Has the id of one of ours. */
  public static final class Copying extends Named {
    public Copying() {
      super("privileged-container", Container.class);
    }
  }

  /** Judges what nothing makes. */
  public static final class Dreaming extends Named {
    public Dreaming() {
      super("bad-dream", Dream.class);
    }
  }

  /** Is never made. */
  public static final class Dream extends Asset {
    public Dream() {
      super(
          new Document(Mapping.EMPTY, new Origin.Api("")),
          dev.seawall.core.value.Path.ROOT,
          Mapping.EMPTY);
    }

    @Override
    public ResourceId resource() {
      return new ResourceId("", "", "", "");
    }
  }

  /** Passes all. */
  abstract static class Named implements Check<Asset> {
    private final String id;
    private final Class<? extends Asset> judges;

    Named(String id, Class<? extends Asset> judges) {
      this.id = id;
      this.judges = judges;
    }

    @Override
    @SuppressWarnings("unchecked") // of no consequence: none of these is ever asked
    public Spec<Asset> spec() {
      return Spec.check(id).severity(Severity.LOW).judges((Class<Asset>) judges);
    }

    @Override
    public Verdict judge(Asset asset, Inventory inventory) {
      return Verdict.pass();
    }
  }

  private String told(String registered) throws IOException {
    Path jar = folder.resolve("mine.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("META-INF/services/" + Check.class.getName()));
      out.write((registered + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.closeEntry();
    }
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, usual)) {
      Thread.currentThread().setContextClassLoader(loader);
      CommandRun run = CommandRun.of("checks", "list");
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
      return run.err().replace(jar.toString(), "mine.jar").strip();
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  @Test
  void aClassThatIsNotThereIsNamedWithTheJarThatNamesIt() throws IOException {
    assertThat(told("com.example.Missing"))
        .isEqualTo("seawall: the class com.example.Missing of mine.jar is no check: not found");
  }

  @Test
  void aClassThatIsNoCheckIsNamed() throws IOException {
    String name = BrokenChecksTest.class.getName();
    assertThat(told(name))
        .isEqualTo("seawall: the class " + name + " of mine.jar is no check: not a subtype");
  }

  @Test
  void aClassThatCannotBeMadeIsNamedWithTheReason() throws IOException {
    assertThat(told(Crashing.class.getName()))
        .contains(Crashing.class.getName() + " of mine.jar is no check", "no licence");
  }

  @Test
  void aFileOfServicesThatCannotBeReadIsNamed() throws IOException {
    assertThat(told("two words")).contains("mine.jar!/META-INF/services", "Illegal");
  }

  @Test
  void anIdThatIsNoSlugIsToldWithTheClass() throws IOException {
    assertThat(told(Shouting.class.getName()))
        .contains(Shouting.class.getName(), "the check's id is \"Bad Name\"");
  }

  @Test
  void anIdThatIsTakenIsToldWithBothClasses() throws IOException {
    assertThat(told(Copying.class.getName()))
        .contains("the check privileged-container is there already", "PrivilegedContainer");
  }

  @Test
  void anAssetThatNothingMakesIsToldWithTheCheck() throws IOException {
    assertThat(told(Dreaming.class.getName()))
        .contains("the check bad-dream judges Dream, and nothing makes assets of that class");
  }
}
