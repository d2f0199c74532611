package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.judge.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of nothing, of one finding and of very many. */
class SizesTest {
  private static final int MANY = 100_000;
  private static final Results MOST = many();

  private static Results many() {
    Sample sample = new Sample();
    for (int i = 0; i < MANY; i++) {
      sample.file("k8s/" + i + ".yaml", 7, Sample.open("team-" + i % 50, "app-" + i));
    }
    return sample.files();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void saysSomethingOfNothingAndOfOneFinding(Format format) {
    for (Sample sample :
        new Sample[] {new Sample(), new Sample().file("a.yaml", 1, Sample.open("a", "b"))}) {
      String text = Sample.text(format.report(), sample.files(), Sample.context());
      assertThat(text).isNotBlank().doesNotContain("NaN", "Infinity", "-1 of 100", "Score 0 of");
    }
  }

  /** Counts bytes, and looks now and then how much is held on the heap. */
  private static final class Watched extends OutputStream {
    private static final long FIRST = 8 << 20;
    private long written;
    private long next = FIRST;
    private long most;

    @Override
    public void write(int b) {
      count(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count(length);
    }

    private void count(int length) {
      written += length;
      if (written >= next) {
        next *= 3;
        most = Math.max(most, held());
      }
    }

    static long held() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void writesAHundredThousandFindingsWithoutHoldingTheReport(Format format) throws IOException {
    Watched out = new Watched();
    Context context = Sample.context().withDetails(true);
    format.report().write(MOST, Sample.catalogue(), context, out);
    assertThat(MOST.findings()).hasSize(MANY);
    assertThat(out.written).isGreaterThan(5 << 20);
    if (out.most > 0) {
      assertThat(out.most - Watched.held()).isLessThan(24 << 20);
    }
  }

  @Test
  void sarifSaysHowManyResultsItLeftOut() {
    String sarif = Sample.text(new SarifReport(), MOST, Sample.context());
    Matcher results = Pattern.compile("\"partialFingerprints\"").matcher(sarif);
    assertThat(results.results().count()).isEqualTo(25_000);
    assertThat(sarif).contains("75000 results were left out: a run holds 25000.");
    assertThat(sarif.getBytes(StandardCharsets.UTF_8).length).isLessThan(100 << 20);
  }

  @Test
  void everyFormatGivesTheSameBytesForTheSameInput() {
    for (Format format : Format.values()) {
      byte[] first = Sample.write(format.report(), Sample.hostile().files(), Sample.context());
      byte[] second = Sample.write(format.report(), Sample.hostile().files(), Sample.context());
      assertThat(first).as(format.word()).isEqualTo(second);
    }
  }
}
