package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An answer of every operation that Seawall calls, with one of everything in it, made from the
 * SDK's own model and read as a service's answer is. For the rehearsal of {@code ./seawall}: it
 * makes the JVM load the thousands of classes that real answers need.
 */
public final class SampleAnswers {
  /** Findings about all of AWS's products: more classes than all the other answers have. */
  private static final String FINDINGS = "Findings";

  private final Set<Class<?>> made = new HashSet<>();

  private SampleAnswers() {}

  /** Makes and reads them; returns how many there are. */
  public static int read() {
    SampleAnswers answers = new SampleAnswers();
    int read = 0;
    for (String service : services()) {
      for (AwsOperation operation : AwsOperations.all()) {
        if (!operation.name().contains(FINDINGS)) {
          SdkPojo answer = answers.of(service + ".model." + operation.name() + "Response");
          read += answer != null && Values.of(answer).length() > 0 ? 1 : 0;
        }
      }
    }
    return read;
  }

  /** The packages of the services that there are clients of. */
  private static Set<String> services() {
    Set<String> packages = new TreeSet<>();
    for (Method method : Clients.class.getDeclaredMethods()) {
      String name = method.getReturnType().getPackageName();
      if (name.startsWith("software.amazon.awssdk.services.")) {
        packages.add(name);
      }
    }
    return packages;
  }

  /**
   * Asks for the class only where there is one: the JVM remembers every name that it looked for.
   */
  private @Nullable SdkPojo of(String type) {
    ClassLoader loader = SampleAnswers.class.getClassLoader();
    if (loader.getResource(type.replace('.', '/') + ".class") == null) {
      return null;
    }
    try {
      return built((SdkPojo) Class.forName(type).getMethod("builder").invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type, e);
    }
  }

  private SdkPojo built(SdkPojo builder) {
    if (made.add(builder.getClass())) {
      for (SdkField<?> field : builder.sdkFields()) {
        Object value = sample(field);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private @Nullable Object sample(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return "{}";
    } else if (type == MarshallingType.INTEGER) {
      return 1;
    } else if (type == MarshallingType.LONG) {
      return 1L;
    } else if (type == MarshallingType.BOOLEAN) {
      return true;
    } else if (type == MarshallingType.DOUBLE) {
      return 1.0;
    } else if (type == MarshallingType.INSTANT) {
      return Instant.EPOCH;
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromUtf8String("a");
    } else if (type == MarshallingType.SDK_POJO) {
      return built(field.constructor().get());
    } else if (type == MarshallingType.LIST) {
      return several(field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (type == MarshallingType.MAP) {
      Object value = sample(field.getTrait(MapTrait.class).valueFieldInfo());
      return value == null ? Map.of() : Map.of("a", value);
    }
    return null;
  }

  private List<Object> several(SdkField<?> item) {
    Object value = sample(item);
    return value == null ? List.of() : List.of(value);
  }
}
