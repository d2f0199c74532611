package dev.seawall.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.seawall.core.check.CheckPage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Maven's modules cannot guard: which packages may know which. */
class ArchitectureTest {

  private static final JavaClasses SEAWALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.seawall");

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.seawall.(**)").should().beFreeOfCycles().check(SEAWALL);
  }

  /** The table of docs/architecture.md: what a room may know beside itself and the JDK. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          core               |
          checks             | dev.seawall.core..
          documents          | dev.seawall.core.. com.fasterxml.jackson.core.. org.snakeyaml.engine..
          collect.files      | dev.seawall.core.. dev.seawall.documents.. org.apache.commons.compress..
          collect.kubernetes | dev.seawall.core.. dev.seawall.documents.. com.fasterxml.jackson.core.. org.snakeyaml.engine..
          collect.aws        | dev.seawall.core.. dev.seawall.documents.. com.fasterxml.jackson.core.. software.amazon.awssdk..
          emulators          | com.fasterxml.jackson.core.. com.fasterxml.jackson.databind.. com.sun.net.httpserver..
          report             | dev.seawall.core.. com.fasterxml.jackson.core..
          """)
  void aRoomKnowsWhatItMayAlone(String room, @Nullable String others) {
    String own = "dev.seawall." + room + "..";
    List<String> known = new ArrayList<>(List.of(own, "java..", "javax..", "org.jspecify.."));
    if (others != null) {
      known.addAll(List.of(others.split(" ", -1)));
    }
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(SEAWALL);
  }

  @Test
  void theAwsSdkStaysInItsCollector() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.seawall.collect.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(SEAWALL);
  }

  @Test
  void theCollectorsAloneTalkToServers() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.seawall.collect.kubernetes..",
            "dev.seawall.collect.aws..",
            "dev.seawall.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..")
        .check(SEAWALL);
  }

  /** {@code CheckPage} and {@code Shipped} read what lies beside a class in its own jar. */
  @Test
  void coreAndChecksReadNoClockNoFileAndNoNetwork() {
    noClasses()
        .that(
            resideInAnyPackage("dev.seawall.core..", "dev.seawall.checks..")
                .and(not(belongToAnyOf(CheckPage.class)))
                .and(not(name("dev.seawall.core.kubernetes.rbac.Shipped"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..")
                // bytes that are there already, such as those of a certificate
                .and(not(belongToAnyOf(ByteArrayInputStream.class)))
                .or(
                    resideInAPackage("java.net..")
                        .and(not(belongToAnyOf(InetAddress.class, URLDecoder.class)))))
        .orShould()
        .callMethodWhere(
            target(owner(equivalentTo(InetAddress.class)))
                .and(not(target(name("ofLiteral"))))
                .and(not(target(name("getAddress")))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
        .orShould()
        .callMethodWhere(
            target(owner(equivalentTo(System.class)))
                .and(not(target(name("arraycopy"))))
                .and(not(target(name("identityHashCode")))))
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SEAWALL);
  }
}
