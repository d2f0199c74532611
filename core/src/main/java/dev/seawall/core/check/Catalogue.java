package dev.seawall.core.check;

import dev.seawall.core.inventory.AssetTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All checks of a run, in the order of their ids. */
public record Catalogue(List<Check<?>> checks) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern OLDER_TRIVY = Pattern.compile("^(trivy:)?(?:avd-)?ksv-?0?(\\d{3})$");

  /**
   * Refuses checks that cannot be asked.
   *
   * @throws CheckException when an id is no words between dashes or is another check's, or when
   *     nothing makes assets of the class that is judged
   */
  public Catalogue {
    Map<String, Check<?>> byId = new TreeMap<>();
    for (Check<?> check : checks) {
      String id = specOf(check).id();
      Check<?> other = byId.putIfAbsent(id, check);
      if (other != null) {
        throw new CheckException(
            check, "the check " + id + " is there already: " + other.getClass().getName());
      }
    }
    checks = List.copyOf(byId.values());
  }

  private static Spec<?> specOf(Check<?> check) {
    Spec<?> spec;
    try {
      spec = check.spec();
    } catch (RuntimeException e) {
      throw new CheckException(check, "its specification cannot be read: " + e, e);
    }
    if (!SLUG.matcher(spec.id()).matches()) {
      throw new CheckException(
          check,
          "the check's id is \"" + spec.id() + "\"; expected words in lower case between dashes");
    }
    if (!AssetTypes.isAsset(spec.judges())) {
      throw new CheckException(
          check,
          "the check "
              + spec.id()
              + " judges "
              + spec.judges().getSimpleName()
              + ", and nothing makes assets of that class");
    }
    return spec;
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
