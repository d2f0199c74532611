package dev.seawall.collect.aws;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Keeps the fields of an answer that are newer than the SDK's model, which drops them without a
 * word: a setting that was not seen must not be taken for its default. Services that answer in JSON
 * do so with the names of their model; of EC2, which has names of its own on the wire, one field is
 * kept that decides a verdict. The SDK makes a call on the thread that asks.
 */
final class NewerFields implements ExecutionInterceptor {
  private static final ThreadLocal<Value> LAST = ThreadLocal.withInitial(() -> Null.NULL);
  private static final Pattern ENFORCED =
      Pattern.compile("<httpTokensEnforced>([a-z-]{1,32})</httpTokensEnforced>");

  private final Predicate<String> operations;
  private final Function<String, Value> told;

  private NewerFields(Predicate<String> operations, Function<String, Value> told) {
    this.operations = operations;
    this.told = told;
  }

  /** For a service that answers in JSON. */
  static NewerFields inJson() {
    return new NewerFields(_ -> true, PolicyText::tree);
  }

  /** For EC2: whether the account enforces IMDSv2. */
  static NewerFields ofMetadataDefaults() {
    return new NewerFields("GetInstanceMetadataDefaults"::equals, NewerFields::enforcement);
  }

  private static Value enforcement(String answer) {
    Matcher found = ENFORCED.matcher(answer);
    return found.find()
        ? Mapping.of(
            Map.of(
                "AccountLevel", Mapping.of(Map.of("HttpTokensEnforced", new Text(found.group(1))))))
        : Null.NULL;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    LAST.remove();
    if (!operations.test(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))) {
      return context.responseBody();
    }
    return context
        .responseBody()
        .map(
            body -> {
              byte[] text = read(body);
              if (context.httpResponse().isSuccessful()) {
                LAST.set(told.apply(new String(text, StandardCharsets.UTF_8)));
              }
              return new ByteArrayInputStream(text);
            });
  }

  /** Forgets the answer of a call that failed after all: the next one may be of another service. */
  static void forget() {
    LAST.remove();
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree of an answer that this thread just got, with the fields that its model lacks. */
  static Mapping with(SdkPojo answer) {
    Mapping known = Values.of(answer);
    Value told = LAST.get();
    LAST.remove();
    return told instanceof Mapping all ? joined(known, all) : known;
  }

  private static Mapping joined(Mapping known, Mapping told) {
    Map<String, Value> fields = new LinkedHashMap<>(known.entries());
    told.entries()
        .forEach(
            (name, value) -> {
              Value present = fields.get(name);
              if (present != null) {
                fields.put(name, joined(present, value));
              } else if (!(value instanceof Null)) {
                fields.put(name, Values.told(name, value));
              }
            });
    return Mapping.of(fields);
  }

  private static Value joined(Value known, Value told) {
    if (known instanceof Mapping fields && told instanceof Mapping all) {
      return joined(fields, all);
    }
    if (known instanceof Sequence items
        && told instanceof Sequence all
        && items.length() == all.length()) {
      List<Value> both = new ArrayList<>();
      for (int i = 0; i < all.length(); i++) {
        both.add(joined(items.get(i), all.get(i)));
      }
      return Sequence.of(both);
    }
    return known;
  }
}
