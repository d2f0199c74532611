package dev.seawall.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

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

  @Test
  void coreKnowsTheJdkAndJspecifyOnly() {
    classes()
        .that()
        .resideInAPackage("dev.seawall.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.seawall.core..", "java..", "org.jspecify..")
        .check(SEAWALL);
  }

  @Test
  void checksKnowCoreOnly() {
    classes()
        .that()
        .resideInAPackage("dev.seawall.checks..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.seawall.checks..", "dev.seawall.core..", "java..", "org.jspecify..")
        .check(SEAWALL);
  }

  @Test
  void theKubernetesClientStaysInItsCollector() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.seawall.collect.kubernetes..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(SEAWALL);
  }

  @Test
  void theKubernetesCollectorHandsOutNoTypesOfTheClient() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.seawall.collect.kubernetes..")
        .should()
        .notHaveRawReturnType(resideInAPackage("io.fabric8.."))
        .allowEmptyShould(true)
        .check(SEAWALL);
  }

  @Test
  void judgingAndCheckingReadNoClockNoFileAndNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.seawall.core.judge..", "dev.seawall.checks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(SEAWALL);
  }
}
