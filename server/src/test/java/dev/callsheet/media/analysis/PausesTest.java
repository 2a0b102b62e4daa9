package dev.callsheet.media.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.timeline.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PausesTest {
  private static final Duration MINIMUM = Duration.ofMillis(200);

  @ParameterizedTest
  @ValueSource(floats = {-100, -70, -50, -40})
  void theGapsBetweenSentencesArePausesWhateverIsHeardInThem(float background) {
    var level = new Talk(30, -20).over(background, 3);
    assertEquals(gaps(30), Pauses.in(level, MINIMUM));
  }

  @Test
  void aQuietSpeakerHasPausesToo() {
    assertEquals(gaps(30), Pauses.in(new Talk(30, -45).over(-72, 3), MINIMUM));
  }

  @Test
  void onlyPausesOfTheMinimumCount() {
    var level = new Talk(30, -20).over(-70, 3);
    assertEquals(gaps(30), Pauses.in(level, Duration.ofMillis(400)));
    assertEquals(List.of(), Pauses.in(level, Duration.ofMillis(420)));
  }

  @Test
  void aClickDoesNotDivideAPause() {
    var values = new Talk(30, -20).values(-70, 3);
    values[140] = -25;
    assertEquals(gaps(30), Pauses.in(new Curve(20_000, values), MINIMUM));
  }

  @ParameterizedTest
  @ValueSource(floats = {-10, -30, -60})
  void musicThatNeverRestsHasNone(float loudness) {
    var random = new Random(7);
    var values = new float[6000];
    for (int step = 0; step < values.length; step++) {
      values[step] = loudness - 4 * (step % 25) / 25f - 2 * random.nextFloat();
    }
    assertEquals(List.of(), Pauses.in(new Curve(20_000, values), MINIMUM));
  }

  @Test
  void silenceIsOnePause() {
    var values = new float[500];
    Arrays.fill(values, -100);
    assertEquals(
        List.of(new TimeRange(0, 10_000_000)), Pauses.in(new Curve(20_000, values), MINIMUM));
  }

  @Test
  void aQuietRoomAfterTheTalkIsOnePause() {
    var talk = new Talk(120, -20).values(-60, 3);
    var values = Arrays.copyOf(talk, 6000 + 9000);
    Arrays.fill(values, 6000, values.length, -60);
    var pauses = Pauses.in(new Curve(20_000, values), MINIMUM);
    assertEquals(300_000_000, pauses.getLast().endMicros());
    assertEquals(117_600_000 + 2_000_000, pauses.getLast().startMicros(), 500_000);
  }

  @Test
  void aTalkAfterLoudMusicKeepsItsPauses() {
    var values = new float[6000 + 6000];
    Arrays.fill(values, 0, 6000, -8);
    System.arraycopy(new Talk(120, -34).values(-70, 3), 0, values, 6000, 6000);
    var pauses = Pauses.in(new Curve(20_000, values), MINIMUM);
    assertEquals(
        gaps(120).stream()
            .map(
                gap ->
                    new TimeRange(gap.startMicros() + 120_000_000, gap.endMicros() + 120_000_000))
            .toList(),
        pauses);
  }

  @Test
  void theShortestRecordingIsLookedAtToo() {
    assertEquals(List.of(), Pauses.in(new Curve(20_000, new float[] {-20}), MINIMUM));
    assertEquals(
        List.of(new TimeRange(0, 20_000)),
        Pauses.in(new Curve(20_000, new float[] {-100}), Duration.ofMillis(20)));
  }

  /** Sentences of 2.6 seconds end in a rest of 0.4 seconds. */
  private static List<TimeRange> gaps(int seconds) {
    return LongStream.range(0, seconds / 3)
        .mapToObj(
            sentence ->
                new TimeRange(sentence * 3_000_000 + 2_600_000, sentence * 3_000_000 + 3_000_000))
        .toList();
  }

  /** Syllables of 200 ms, each with a stop of 60 ms in it that is as quiet as a pause. */
  private record Talk(int seconds, float loudness) {
    Curve over(float background, float unrest) {
      return new Curve(20_000, values(background, unrest));
    }

    float[] values(float background, float unrest) {
      var random = new Random(3);
      var values = new float[seconds * 50];
      for (int step = 0; step < values.length; step++) {
        float noise = background + (random.nextFloat() - 0.5f) * unrest;
        boolean rest = step % 150 >= 130;
        boolean stop = step % 10 >= 4 && step % 10 < 7;
        float voice = loudness - random.nextFloat() * 6;
        values[step] = rest || stop ? Math.max(-100, noise) : voice;
      }
      return values;
    }
  }
}
