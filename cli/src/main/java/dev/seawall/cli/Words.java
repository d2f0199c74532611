package dev.seawall.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The constants of an enum as users write them: in lower case, and read in any. */
final class Words {
  private Words() {}

  static List<String> of(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** Reads one of them, or says which there are. */
  static <E extends Enum<E>> ITypeConverter<E> reader(Class<E> type) {
    E[] values = type.getEnumConstants();
    return word ->
        Arrays.stream(values)
            .filter(each -> each.name().equalsIgnoreCase(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'" + word + "' is none of " + String.join(", ", of(values))));
  }
}
