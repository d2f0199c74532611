package dev.seawall.cli;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which class of which jar was registered as a check and is none that can be used. */
final class BrokenChecks {
  private static final String SERVICES = "META-INF/services/" + Check.class.getName();
  // The JDK's words for a class that a jar names.
  private static final Pattern PROVIDER =
      Pattern.compile("(?:Provider )?([\\w.$]+) ((?:not|could|Unable|is) .+)");

  private BrokenChecks() {}

  static String sentence(CheckException e) {
    CodeSource source = e.check().getProtectionDomain().getCodeSource();
    String jar = source == null ? "" : " of " + file(source.getLocation());
    return "the class " + e.check().getName() + jar + " is no check: " + e.getMessage();
  }

  static String sentence(ServiceConfigurationError e) {
    String message = String.valueOf(e.getMessage()).replace(Check.class.getName() + ": ", "");
    Throwable cause = e.getCause();
    String why = cause == null ? "" : ": " + cause;
    Matcher provider = PROVIDER.matcher(message);
    if (!provider.matches()) {
      return "a jar of checks cannot be used: " + message + why;
    }
    String name = provider.group(1);
    String jar = jarThatNames(name).map(each -> " of " + each).orElse("");
    return "the class " + name + jar + " is no check: " + provider.group(2) + why;
  }

  private static Optional<String> jarThatNames(String type) {
    try {
      for (URL services :
          Collections.list(Thread.currentThread().getContextClassLoader().getResources(SERVICES))) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(services.openStream(), StandardCharsets.UTF_8))) {
          if (lines.lines().anyMatch(line -> line.strip().startsWith(type))) {
            return Optional.of(file(services));
          }
        }
      }
    } catch (IOException e) {
      // the sentence is true without the jar
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The jar or folder of an address such as {@code jar:file:/a/b.jar!/META-INF/services/c}. */
  private static String file(URL address) {
    String text = address.toString().replaceFirst("^jar:", "").replaceFirst("^file:", "");
    int inside = text.indexOf("!/");
    int services = text.indexOf(SERVICES);
    if (inside >= 0) {
      return text.substring(0, inside);
    }
    return services >= 0 ? text.substring(0, services) : text;
  }
}
