package dev.seawall.checks;

import dev.seawall.core.check.Catalogue;
import dev.seawall.testkit.Examples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PagesTest {
  @TestFactory
  Stream<DynamicTest> theExamplesOnThePagesAreTrue() {
    return Examples.of(Catalogue.load());
  }
}
