package dev.seawall.core.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/** All checks of a run, in the order of their ids. */
public record Catalogue(List<Check<?>> checks) {
  private static final Pattern OLDER_TRIVY = Pattern.compile("^(trivy:)?(?:avd-)?ksv-?0?(\\d{3})$");

  public Catalogue {
    List<Check<?>> sorted = new ArrayList<>(checks);
    sorted.sort(Comparator.comparing(check -> check.spec().id()));
    Set<String> ids = new HashSet<>();
    for (Check<?> check : sorted) {
      if (!ids.add(check.spec().id())) {
        throw new IllegalArgumentException("two checks are called " + check.spec().id());
      }
    }
    checks = List.copyOf(sorted);
  }

  /** The checks on the class path, as registered services. */
  public static Catalogue load() {
    List<Check<?>> found = new ArrayList<>();
    for (Check<?> check : ServiceLoader.load(Check.class)) {
      found.add(check);
    }
    return new Catalogue(found);
  }

  public Optional<Check<?>> find(String id) {
    for (Check<?> check : checks) {
      if (check.spec().id().equals(id)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }

  /**
   * The checks that ask the same question as another scanner's rule, named {@code tool:id} or
   * {@code id} alone, in upper or lower case. Trivy's older names of its rules, {@code KSV017} and
   * {@code AVD-KSV-0017}, are the same rule.
   */
  public List<Check<?>> equivalentTo(String rule) {
    String wanted = OLDER_TRIVY.matcher(rule.toLowerCase(Locale.ROOT)).replaceFirst("$1ksv-0$2");
    return checks.stream()
        .filter(
            check ->
                CheckPage.of(check).equivalents().stream()
                    .map(each -> each.toLowerCase(Locale.ROOT))
                    .anyMatch(each -> each.equals(wanted) || each.endsWith(":" + wanted)))
        .toList();
  }
}
