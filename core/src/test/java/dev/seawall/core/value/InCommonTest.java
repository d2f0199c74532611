package dev.seawall.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What differs between trees cannot be touched in any way in what they have in common. */
class InCommonTest {
  private static final Mapping LIMITS = Mapping.of(Map.of("cpu", new Text("1")));

  private static Mapping container(String image, String argument) {
    return Mapping.of(
        Map.of(
            "image",
            new Text(image),
            "args",
            Sequence.of(List.of(new Text(argument))),
            "limits",
            LIMITS));
  }

  private final Mapping common = (Mapping) InCommon.of(container("a", "x"), container("b", "y"));

  private static void touches(ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(VaryingException.class);
  }

  @Test
  void whatIsEqualIsRead() {
    assertThat(common.get("limits")).isSameAs(LIMITS);
    assertThat(common.get("command")).isNull();
    assertThat(common.get("args")).isInstanceOf(Sequence.class);
  }

  @Test
  void whatDiffersIsNotRead() {
    touches(() -> common.get("image"));
    touches(() -> common.value(common.indexOf("image")));
    touches(common::entries);
    touches(common::toString);
    Sequence arguments = (Sequence) common.value(common.indexOf("args"));
    touches(() -> arguments.get(0));
    touches(() -> arguments.items().getFirst());
    touches(() -> arguments.items().stream().toList());
    touches(arguments::toString);
  }

  @Test
  void whatDiffersIsNotCompared() {
    touches(common::hashCode);
    touches(() -> common.equals(container("a", "x")));
    touches(() -> container("a", "x").equals(common));
    touches(() -> List.of(container("a", "x")).contains(common));
  }

  @Test
  void treesOfAnotherShapeDifferAsAWhole() {
    Value longer = InCommon.of(Sequence.of(List.of(LIMITS)), Sequence.of(List.of(LIMITS, LIMITS)));
    Mapping holder = Mapping.EMPTY.with("list", longer);
    touches(() -> holder.get("list"));
    Mapping keys = Mapping.EMPTY.with("limits", InCommon.of(LIMITS, Mapping.EMPTY));
    touches(() -> keys.get("limits"));
    Mapping readings = Mapping.EMPTY.with("limits", InCommon.of(LIMITS, LIMITS.firstWins()));
    touches(() -> readings.get("limits"));
  }

  @Test
  void ofThreeTheyLeaveWhatAllHave() {
    Mapping three = (Mapping) InCommon.of(common, container("a", "y"));
    touches(() -> three.get("image"));
    assertThat(three.get("limits")).isSameAs(LIMITS);
    assertThat(InCommon.of(LIMITS, Mapping.of(Map.of("cpu", new Text("1"))))).isSameAs(LIMITS);
  }
}
