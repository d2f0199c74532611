package dev.seawall.testkit.aws.shapes;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds documents of AWS resources against the shapes of the answers they are made of. */
public final class DocumentJudge {
  private final AnswerShapes shapes;

  public DocumentJudge(AnswerShapes shapes) {
    this.shapes = shapes;
  }

  /** What cannot stand in this document. Members that are not there are no complaint. */
  public List<Complaint> judge(Mapping document) {
    Document judged = new Document(new ArrayList<>());
    String type = String.valueOf(document.get("type"));
    document
        .without("type", "arn")
        .entries()
        .forEach(
            (operation, value) -> {
              Path path = Path.ROOT.field(operation);
              Optional<Shape> shape = shapes.shape(type, operation);
              if (shape.isEmpty()) {
                judged.complain(path, "no such operation of " + type + " is in the table");
              } else if (!(value instanceof Null)) {
                judged.judge(path, value, shape.get());
              }
            });
    return judged.complaints();
  }

  private record Document(List<Complaint> complaints) {
    void complain(Path path, String text) {
      complaints.add(new Complaint(path + ": " + text, false));
    }

    void judge(Path path, Value value, Shape shape) {
      switch (value) {
        // What a call that was refused, or a credential that was masked, leaves behind.
        case Unresolved _, Redacted _ -> {}
        case Null _ -> complain(path, "is null, which no answer holds");
        case Mapping mapping -> judge(path, mapping, shape);
        case Sequence sequence -> judge(path, sequence, shape);
        case Text text -> judge(path, text, shape);
        case Bool _ -> expect(path, value, shape, shape instanceof Shape.Flag);
        case Whole _ -> expect(path, value, shape, shape instanceof Shape.Number);
        case Decimal _ ->
            expect(path, value, shape, shape instanceof Shape.Number(boolean whole) && !whole);
      }
    }

    private void judge(Path path, Mapping mapping, Shape shape) {
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        Path at = path.field(entry.getKey());
        switch (shape) {
          case Shape.Members members ->
              members
                  .member(entry.getKey())
                  .ifPresentOrElse(
                      member -> judge(at, entry.getValue(), member),
                      () ->
                          complain(
                              at,
                              members.name()
                                  + " has no such member"
                                  + members.meant(entry.getKey())));
          case Shape.Names names -> {
            judge(at, new Text(entry.getKey()), names.key());
            judge(at, entry.getValue(), names.value().get());
          }
          case Shape.Words(var _, boolean tree) when tree -> {
            return;
          }
          case Shape.Items _, Shape.Words _, Shape.Moment _, Shape.Number _, Shape.Flag _ -> {
            expect(path, mapping, shape, false);
            return;
          }
        }
      }
    }

    private void judge(Path path, Sequence sequence, Shape shape) {
      if (shape instanceof Shape.Items(var element)) {
        for (int i = 0; i < sequence.length(); i++) {
          judge(path.item(i), sequence.get(i), element.get());
        }
        return;
      }
      expect(path, sequence, shape, false);
    }

    private void judge(Path path, Text text, Shape shape) {
      switch (shape) {
        case Shape.Words(var values, boolean _) -> {
          if (!values.isEmpty() && !values.contains(text.text())) {
            complaints.add(new Complaint(path + ": no value of the model: " + text.text(), true));
          }
        }
        case Shape.Moment _ -> {
          if (!isMoment(text.text())) {
            complain(path, "expected a time in ISO 8601, found " + text.text());
          }
        }
        case Shape.Items _, Shape.Names _, Shape.Members _, Shape.Number _, Shape.Flag _ ->
            expect(path, text, shape, false);
      }
    }

    private static boolean isMoment(String text) {
      try {
        return Instant.parse(text) != null && text.endsWith("Z");
      } catch (DateTimeException notOne) {
        return false;
      }
    }

    private void expect(Path path, Value value, Shape shape, boolean fits) {
      if (!fits) {
        complain(path, "is " + value.kindName() + ", expected " + shape.kind());
      }
    }
  }
}
