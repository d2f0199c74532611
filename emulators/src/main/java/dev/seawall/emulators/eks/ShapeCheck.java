package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.seawall.emulators.eks.ServiceModel.Choice;
import dev.seawall.emulators.eks.ServiceModel.Flag;
import dev.seawall.emulators.eks.ServiceModel.Limits;
import dev.seawall.emulators.eks.ServiceModel.Listing;
import dev.seawall.emulators.eks.ServiceModel.Mapping;
import dev.seawall.emulators.eks.ServiceModel.Moment;
import dev.seawall.emulators.eks.ServiceModel.Shape;
import dev.seawall.emulators.eks.ServiceModel.Structure;
import dev.seawall.emulators.eks.ServiceModel.Text;
import dev.seawall.emulators.eks.ServiceModel.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a value with the shape that the service model gives it, and tells every difference. */
final class ShapeCheck {
  private final ServiceModel model;
  private final boolean unknownMembersAreWrong;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A difference: the path to it, what it is, and whether the value is of another type, which a
   * service finds before it looks at anything else.
   */
  record Problem(String path, String what, boolean otherType) {
    @Override
    public String toString() {
      return path + " " + what;
    }
  }

  private ShapeCheck(ServiceModel model, boolean unknownMembersAreWrong) {
    this.model = model;
    this.unknownMembersAreWrong = unknownMembersAreWrong;
  }

  /**
   * What is wrong in a request; members that are not known are passed over, as the service does.
   */
  static List<Problem> request(ServiceModel model, String shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck(model, false);
    check.check("", model.shape(shape), value);
    return check.problems;
  }

  /** What is wrong in an answer, in which nothing unknown may be. */
  static List<Problem> answer(ServiceModel model, String shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck(model, true);
    check.check("", model.shape(shape), value);
    return check.problems;
  }

  private void check(String path, Shape shape, JsonNode value) {
    switch (shape) {
      case Structure structure -> structure(path, structure, value);
      case Listing list -> {
        if (type(path, value.isArray(), "a list")) {
          limits(path, list.limits(), value.size(), "elements");
          for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", model.shape(list.element()), value.get(i));
          }
        }
      }
      case Mapping map -> {
        if (type(path, value.isObject(), "an object")) {
          // the service answers empty tags although the model wants one at least
          if (!value.isEmpty()) {
            limits(path, map.limits(), value.size(), "entries");
          }
          for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = entry.getKey();
            check(path + " key " + key, model.shape(map.key()), TextNode.valueOf(key));
            check(join(path, key), model.shape(map.value()), entry.getValue());
          }
        }
      }
      case Choice choice -> {
        if (type(path, value.isTextual(), "a string") && !choice.words().contains(value.asText())) {
          add(path, "must be one of " + choice.words().stream().sorted().toList());
        }
      }
      case Text text -> {
        if (type(path, value.isTextual(), "a string")) {
          limits(path, text.limits(), value.asText().length(), "characters");
          if (text.pattern() != null && !text.pattern().matcher(value.asText()).matches()) {
            add(path, "must match " + text.pattern());
          }
        }
      }
      case Whole number -> {
        if (type(path, value.isIntegralNumber(), "a whole number")
            && !number.limits().allow(value.asLong())) {
          add(path, "must be " + words(number.limits()));
        }
      }
      case Flag flag -> type(path, value.isBoolean(), "true or false");
      case Moment moment -> type(path, value.isNumber(), "a number of seconds");
    }
  }

  private void structure(String path, Structure structure, JsonNode value) {
    if (!type(path, value.isObject(), "an object")) {
      return;
    }
    structure
        .members()
        .forEach(
            (name, member) -> {
              JsonNode inner = value.path(name);
              if (!inner.isMissingNode() && !inner.isNull()) {
                check(join(path, name), model.shape(member.shape()), inner);
              } else if (member.required()) {
                add(join(path, name), "is required");
              }
            });
    if (unknownMembersAreWrong) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (!structure.members().containsKey(entry.getKey())) {
          add(join(path, entry.getKey()), "is not known to the service model");
        } else if (entry.getValue().isNull()) {
          add(join(path, entry.getKey()), "is null");
        }
      }
    }
  }

  private boolean type(String path, boolean fits, String wanted) {
    if (!fits) {
      problems.add(new Problem(path, "must be " + wanted, true));
    }
    return fits;
  }

  private void limits(String path, Limits limits, long count, String unit) {
    if (!limits.allow(count)) {
      add(path, "must have " + words(limits) + " " + unit);
    }
  }

  private static String words(Limits limits) {
    if (limits.max() == Long.MAX_VALUE) {
      return "at least " + limits.min();
    }
    if (limits.min() == Long.MIN_VALUE) {
      return "at most " + limits.max();
    }
    return limits.min() + " to " + limits.max();
  }

  private void add(String path, String what) {
    problems.add(new Problem(path, what, false));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
