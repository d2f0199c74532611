package dev.seawall.emulators.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.seawall.emulators.eks.ServiceModel.Flag;
import dev.seawall.emulators.eks.ServiceModel.Listing;
import dev.seawall.emulators.eks.ServiceModel.Member;
import dev.seawall.emulators.eks.ServiceModel.Operation;
import dev.seawall.emulators.eks.ServiceModel.Place;
import dev.seawall.emulators.eks.ServiceModel.Shape;
import dev.seawall.emulators.eks.ServiceModel.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an operation's input of a request's path, query and body, and refuses what does not fit.
 */
final class RequestReader {
  private final ServiceModel model;

  RequestReader(ServiceModel model) {
    this.model = model;
  }

  ObjectNode read(Operation operation, List<String> segments, String query, byte[] body) {
    Map<String, Member> members = model.structure(operation.input()).members();
    ObjectNode input = body(body);
    // a member is read from the one place the model gives it
    members.forEach(
        (name, member) -> {
          if (member.place() != Place.BODY) {
            input.remove(name);
          }
        });
    Map<String, String> labels = labels(operation.path(), segments);
    Map<String, List<String>> parameters = parameters(query);
    members.forEach(
        (name, member) -> {
          if (member.place() == Place.URI) {
            input.put(name, labels.get(member.wireName()));
          } else if (member.place() == Place.QUERY && parameters.containsKey(member.wireName())) {
            input.set(name, value(name, member, parameters.get(member.wireName())));
          }
        });
    check(operation, input);
    return input;
  }

  private void check(Operation operation, ObjectNode input) {
    List<ShapeCheck.Problem> problems = ShapeCheck.request(model, operation.input(), input);
    for (ShapeCheck.Problem problem : problems) {
      if (problem.otherType()) {
        throw serialization(problem.toString());
      }
    }
    if (!problems.isEmpty()) {
      throw ServiceFailure.invalidParameter(problems.getFirst().toString());
    }
  }

  private static ServiceFailure serialization(String message) {
    return ServiceFailure.of(400, "SerializationException", message);
  }

  private static ObjectNode body(byte[] body) {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      JsonNode read = Json.MAPPER.readTree(body);
      if (read instanceof ObjectNode object) {
        // null is the same as absent
        object.properties().removeIf(each -> each.getValue().isNull());
        return object;
      }
      throw serialization("The body is not a JSON object");
    } catch (JsonProcessingException e) {
      throw serialization("The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> labels(List<String> path, List<String> segments) {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String part = path.get(i);
      if (part.startsWith("{")) {
        // in a path a plus is a plus
        String segment = segments.get(i).replace("+", "%2B");
        labels.put(part.substring(1, part.length() - 1), decode(segment));
      }
    }
    return labels;
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw serialization("\"" + text + "\" is not URL-encoded");
    }
  }

  private JsonNode value(String name, Member member, List<String> texts) {
    Shape shape = model.shape(member.shape());
    String last = texts.getLast();
    return switch (shape) {
      case Listing list -> Json.array(texts);
      case Whole number -> {
        if (!last.matches("-?\\d{1,9}")) {
          throw serialization(name + " must be a whole number");
        }
        yield LongNode.valueOf(Long.parseLong(last));
      }
      case Flag flag -> {
        if (!last.equals("true") && !last.equals("false")) {
          throw serialization(name + " must be true or false");
        }
        yield BooleanNode.valueOf(last.equals("true"));
      }
      case ServiceModel.Structure any -> TextNode.valueOf(last);
      case ServiceModel.Mapping any -> TextNode.valueOf(last);
      case ServiceModel.Choice any -> TextNode.valueOf(last);
      case ServiceModel.Text any -> TextNode.valueOf(last);
      case ServiceModel.Moment any -> TextNode.valueOf(last);
    };
  }
}
