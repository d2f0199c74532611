package dev.seawall.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedPositionsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 2_000, 2_048, 10_000, 100_001})
  void eachNodeIsWhereItWasWritten(int nodes) {
    Random random = new Random(nodes);
    int[] places = new int[nodes * 2];
    for (int i = 0; i < nodes; i++) {
      places[i * 2] = (i == 0 ? 0 : places[i * 2 - 2]) + random.nextInt(3);
      places[i * 2 + 1] = random.nextInt(random.nextBoolean() ? 40 : 1_000_000);
    }
    Positions packed = Positions.of(places, places.length);
    for (int i = nodes - 1; i >= 0; i--) {
      assertThat(packed.at(i)).isEqualTo(new Position(places[i * 2], places[i * 2 + 1]));
    }
    assertThat(packed.at(nodes)).isEqualTo(Position.UNKNOWN);
    assertThat(packed.at(nodes + 1_000)).isEqualTo(Position.UNKNOWN);
    assertThat(packed.linesAndColumns()).containsExactly(places);
  }
}
