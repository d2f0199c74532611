package dev.seawall.checks.reads;

import dev.seawall.testkit.aws.shapes.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A call that reads a field, such as {@code text("DescribeCluster", "version")}.
 *
 * @param unit the class it stands in, with its package
 * @param receiver the class that is asked, with its package
 * @param method such as {@code text}
 * @param keys the path; empty where the compiler does not know a key
 */
record Read(String unit, long line, String receiver, String method, List<Optional<String>> keys) {
  String place() {
    return unit.substring(unit.lastIndexOf('.') + 1) + ":" + line;
  }

  /** Whether a value of this shape is what the method reads; others make a verdict Unknown. */
  boolean fits(Shape shape) {
    if (shape instanceof Shape.Words(var _, boolean tree) && tree) {
      return true;
    }
    return switch (method) {
      case "flag" -> shape instanceof Shape.Flag;
      case "number" -> shape instanceof Shape.Number(boolean whole) && whole;
      case "text", "moment" -> shape instanceof Shape.Words || shape instanceof Shape.Moment;
      case "texts" ->
          shape instanceof Shape.Items(var element) && element.get() instanceof Shape.Words;
      case "numbers" ->
          shape instanceof Shape.Items(var element) && element.get() instanceof Shape.Number;
      case "mapping", "textMap" -> isMapping(shape);
      case "parts", "listed" ->
          shape instanceof Shape.Items(var element) && isMapping(element.get());
      case "tags" -> shape instanceof Shape.Items || isMapping(shape);
      case "scalar" -> !(shape instanceof Shape.Items) && !isMapping(shape);
      default -> true;
    };
  }

  private static boolean isMapping(Shape shape) {
    return shape instanceof Shape.Members || shape instanceof Shape.Names;
  }

  @Override
  public String toString() {
    List<String> words = keys.stream().map(key -> key.orElse("?")).toList();
    return place() + " " + method + "(" + String.join(", ", words) + ")";
  }
}
