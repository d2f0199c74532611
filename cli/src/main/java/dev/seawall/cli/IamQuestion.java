package dev.seawall.cli;

import dev.seawall.core.aws.iam.Context;
import dev.seawall.core.aws.iam.Fault;
import dev.seawall.core.aws.iam.Policies;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.aws.iam.Principal;
import dev.seawall.core.aws.iam.Request;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The question in the file of {@code seawall iam evaluate}. */
final class IamQuestion {
  private static final Set<String> KEYS =
      Set.of(
          "identityPolicies",
          "resourcePolicy",
          "boundary",
          "sessionPolicies",
          "serviceControlPolicies",
          "resourceControlPolicies",
          "request");
  private static final Set<String> REQUEST_KEYS =
      Set.of(
          "principal",
          "action",
          "resource",
          "resourceAccount",
          "context",
          "contextComplete",
          "managementAccount");

  private final SettingsDocument document;
  private final Map<String, Path> places = new LinkedHashMap<>();
  private final Policies policies;
  private final Request request;

  private IamQuestion(SettingsDocument document) {
    this.document = document;
    document.allowOnly(Path.ROOT, document.root(), KEYS);
    this.policies =
        new Policies(
            policies("identityPolicies", PolicyKind.IDENTITY),
            policy("resourcePolicy", PolicyKind.RESOURCE),
            policy("boundary", PolicyKind.BOUNDARY),
            policies("sessionPolicies", PolicyKind.SESSION),
            levels("serviceControlPolicies", PolicyKind.SERVICE_CONTROL),
            levels("resourceControlPolicies", PolicyKind.RESOURCE_CONTROL));
    this.request = readRequest();
  }

  static IamQuestion read(SettingsDocument document) {
    return new IamQuestion(document);
  }

  Policies policies() {
    return policies;
  }

  Request request() {
    return request;
  }

  private Request readRequest() {
    Path at = Path.ROOT.field("request");
    Value value = document.root().get("request");
    if (!(value instanceof Mapping asked)) {
      throw document.wrong(
          value == null ? Path.ROOT : at,
          "request is "
              + (value == null ? "missing" : value.kindName())
              + "; expected a mapping with principal, action and resource");
    }
    document.allowOnly(at, asked, REQUEST_KEYS);
    String named = document.requiredText(at, asked, "principal");
    Principal principal =
        Principal.of(named)
            .orElseThrow(
                () ->
                    document.wrong(
                        at.field("principal"),
                        "principal is \""
                            + named
                            + "\"; expected the ARN of a user, role, session or provider, an"
                            + " account, a service or *"));
    String action = document.requiredText(at, asked, "action");
    if (!Request.isAction(action)) {
      throw document.wrong(
          at.field("action"), "action is \"" + action + "\"; expected service:Action");
    }
    return new Request(
        principal,
        action,
        document.requiredText(at, asked, "resource"),
        account(at, asked),
        context(at, asked),
        flag(at, asked, "managementAccount").orElse(false));
  }

  private Optional<String> account(Path at, Mapping asked) {
    Value value = asked.get("resourceAccount");
    if (value == null) {
      return Optional.empty();
    }
    String account = value instanceof Text || value instanceof Whole ? value.toString() : "";
    if (!account.matches("\\d{12}")) {
      throw document.wrong(
          at.field("resourceAccount"), "resourceAccount is no account; expected twelve digits");
    }
    return Optional.of(account);
  }

  private Optional<Boolean> flag(Path at, Mapping asked, String key) {
    Value value = asked.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Bool flag)) {
      throw document.wrong(
          at.field(key), key + " is " + value.kindName() + "; expected true or false");
    }
    return Optional.of(flag.value());
  }

  private Context context(Path at, Mapping asked) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Value value = asked.get("context");
    Path path = at.field("context");
    if (value != null && !(value instanceof Mapping)) {
      throw document.wrong(path, "context is " + value.kindName() + "; expected a mapping");
    }
    if (value instanceof Mapping mapping) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < mapping.length(); i++) {
        String key = mapping.key(i);
        if (!seen.add(key.toLowerCase(Locale.ROOT))) {
          throw document.wrong(
              path.field(key), "context has " + key + " twice; the case of a key does not count");
        }
        keys.put(key, values(mapping.value(i), path.field(key)));
      }
    }
    return flag(at, asked, "contextComplete").orElse(true)
        ? Context.complete(keys)
        : Context.partial(keys);
  }

  private List<String> values(Value value, Path path) {
    List<String> texts = new ArrayList<>();
    List<Value> items = value instanceof Sequence list ? list.items() : List.of(value);
    for (Value item : items) {
      boolean scalar =
          item instanceof Text
              || item instanceof Bool
              || item instanceof Whole
              || item instanceof Decimal;
      if (!scalar) {
        throw document.wrong(
            path, "a value of the context is " + item.kindName() + "; expected text");
      }
      texts.add(item.toString());
    }
    return texts;
  }

  private Optional<Policy> policy(String key, PolicyKind kind) {
    Value value = document.root().get(key);
    return value == null || value instanceof Null
        ? Optional.empty()
        : Optional.of(policy(key, kind, value, Path.ROOT.field(key)));
  }

  private List<Policy> policies(String key, PolicyKind kind) {
    List<Policy> read = new ArrayList<>();
    Sequence list = document.list(key);
    for (int i = 0; i < list.length(); i++) {
      read.add(policy(key + "[" + i + "]", kind, list.get(i), Path.ROOT.field(key).item(i)));
    }
    return read;
  }

  private List<List<Policy>> levels(String key, PolicyKind kind) {
    List<List<Policy>> levels = new ArrayList<>();
    Sequence list = document.list(key);
    for (int i = 0; i < list.length(); i++) {
      Path at = Path.ROOT.field(key).item(i);
      if (list.get(i) instanceof Mapping only) {
        levels.add(List.of(policy(key + "[" + i + "]", kind, only, at)));
        continue;
      }
      if (!(list.get(i) instanceof Sequence level)) {
        throw document.wrong(
            at, "a level of " + key + " is " + list.get(i).kindName() + "; expected a list");
      }
      List<Policy> read = new ArrayList<>();
      for (int j = 0; j < level.length(); j++) {
        read.add(policy(key + "[" + i + "][" + j + "]", kind, level.get(j), at.item(j)));
      }
      levels.add(read);
    }
    return levels;
  }

  private Policy policy(String name, PolicyKind kind, Value value, Path at) {
    if (!(value instanceof Mapping) && !(value instanceof Text)) {
      throw document.wrong(
          at, name + " is " + value.kindName() + "; expected a policy or its text");
    }
    places.put(name, at);
    return Policy.of(name, kind, value);
  }

  List<Fault> faults() {
    return policies.all().flatMap(policy -> policy.faults().stream()).toList();
  }

  String where(Fault fault) {
    return where(fault.policy(), fault.path());
  }

  String where(Statement statement) {
    return where(statement.policy(), statement.path());
  }

  /** {@code question.json:12:7}. A policy inside a text is where the text is. */
  private String where(String policy, Path inner) {
    Path path = places.getOrDefault(policy, Path.ROOT);
    for (Path.Step step : inner.steps()) {
      path =
          switch (step) {
            case Path.Field(String key) -> path.field(key);
            case Path.Item(int index) -> path.item(index);
          };
    }
    return document.place(path);
  }
}
