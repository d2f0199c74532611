package dev.seawall.collect.aws;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.redact.CredentialPatterns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * The SDK's answers as trees, with the names of the service model: what {@code aws … --output json}
 * prints. What a service left out is left out here. Policies are trees too.
 */
final class Values {
  private static final Set<String> POLICIES =
      Set.of(
          "PolicyDocument",
          "AssumeRolePolicyDocument",
          "Document",
          "Policy",
          "policy",
          "policyText",
          "policyDocument",
          "lifecyclePolicyText",
          "ResourcePolicy",
          "Content");

  private Values() {}

  static Mapping of(SdkPojo answer) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = field.getValueOrDefault(answer);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        String name = name(field);
        entries.put(name, value(name, value));
      }
    }
    return withoutCredentials(Mapping.of(entries));
  }

  /** The name that the service model has for a member: the SDK for Java renames one. */
  static String name(SdkField<?> field) {
    return field.memberName().equals("PublicLaunchPermissions") ? "Public" : field.memberName();
  }

  private static Value value(String name, @Nullable Object value) {
    return switch (value) {
      case null -> Null.NULL;
      case String text -> ofText(name, text);
      case Boolean bool -> bool ? Bool.TRUE : Bool.FALSE;
      case Integer number -> new Whole(number);
      case Long number -> new Whole(number);
      case Short number -> new Whole(number);
      case Number number -> new Decimal(number.doubleValue());
      case SdkBytes bytes ->
          new Text(java.util.Base64.getEncoder().encodeToString(bytes.asByteArray()));
      case SdkPojo pojo -> of(pojo);
      case Collection<?> items -> sequence(name, items);
      case Map<?, ?> entries -> mapping(entries);
      // Instants are ISO 8601 in UTC by themselves; the rest are enums and free-form documents.
      default -> new Text(value.toString());
    };
  }

  /** A value of a field that no model knows, without what looks like a credential. */
  static Value told(String name, Value value) {
    return switch (value) {
      case Text text when withoutCredential(name, text.text()) instanceof Redacted redacted ->
          redacted;
      case Text text -> ofText(name, text.text());
      case Mapping fields -> {
        Map<String, Value> told = new LinkedHashMap<>();
        fields.entries().forEach((key, each) -> told.put(key, told(key, each)));
        yield withoutCredentials(Mapping.of(told));
      }
      case Sequence items ->
          Sequence.of(items.items().stream().map(each -> told(name, each)).toList());
      case Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> value;
    };
  }

  /** The text of a field, or the tree that it is written for. */
  private static Value ofText(String name, String text) {
    if (POLICIES.contains(name) && PolicyText.isOne(text)) {
      return PolicyText.tree(text);
    }
    // A file of settings inside a field, of which only an add-on's is known.
    if (name.equals("configurationValues")) {
      return CredentialPatterns.inConfiguration("", text)
          .<Value>map(redacted -> redacted)
          .orElseGet(() -> new Text(text));
    }
    return new Text(text);
  }

  private static Sequence sequence(String name, Collection<?> items) {
    List<Value> values = new ArrayList<>();
    items.forEach(item -> values.add(value(name, item)));
    return Sequence.of(values);
  }

  /** Services give maps in no order. */
  private static Mapping mapping(Map<?, ?> entries) {
    Map<String, Value> values = new TreeMap<>();
    entries.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          values.put(
              name,
              value instanceof String text ? withoutCredential(name, text) : value(name, value));
        });
    return Mapping.of(values);
  }

  /** A tag in a list is a key and a value. */
  private static Mapping withoutCredentials(Mapping pojo) {
    if (pojo.length() < 2
        || !(pojo.get("Key") instanceof Text key)
        || !(pojo.get("Value") instanceof Text value)
        || !(withoutCredential(key.text(), value.text()) instanceof Redacted redacted)) {
      return pojo;
    }
    Map<String, Value> entries = new LinkedHashMap<>(pojo.entries());
    entries.put("Value", redacted);
    return Mapping.of(entries);
  }

  private static Value withoutCredential(String name, String text) {
    return CredentialPatterns.inVariable(name, text)
        .<Value>map(Redacted::new)
        .orElseGet(() -> new Text(text));
  }

  /** The value at a path of keys, or nothing. */
  static @Nullable Value at(Value tree, String... path) {
    Value value = tree;
    for (String key : path) {
      Value next = value instanceof Mapping mapping ? mapping.get(key) : null;
      if (next == null) {
        return null;
      }
      value = next;
    }
    return value;
  }

  /** The text at a path of keys, or an empty one. */
  static String text(Value tree, String... path) {
    return at(tree, path) instanceof Text text ? text.text() : "";
  }

  /** Whether the value at a path of keys is true. */
  static boolean flag(Value tree, String... path) {
    return at(tree, path) instanceof Bool bool && bool.value();
  }

  /** The elements of the list at a path of keys. */
  static List<Value> items(Value tree, String... path) {
    return at(tree, path) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The texts of the list at a path of keys. */
  static List<String> texts(Value tree, String... path) {
    return new Answer.Given(Sequence.of(items(tree, path))).texts();
  }

  /** The texts under one key of each mapping of the list at a path of keys. */
  static List<String> each(Value tree, String key, String... path) {
    return items(tree, path).stream()
        .map(item -> text(item, key))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  static Sequence sequence(Collection<String> texts) {
    return Sequence.of(texts.stream().map(Text::new).toList());
  }
}
