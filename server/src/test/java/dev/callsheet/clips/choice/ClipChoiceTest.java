package dev.callsheet.clips.choice;

import static dev.callsheet.clips.choice.SampleAnalysis.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.clips.choice.ChosenClip.Reason;
import dev.callsheet.clips.choice.ChosenClip.Signal;
import dev.callsheet.media.analysis.Analysis;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipChoiceTest {
  private static final ProjectSpec.Highlights SPEC = new ProjectSpec.Highlights(5_000, 20_000, 5);

  @Test
  void theLoudestOfManySentencesComesFirst() throws Exception {
    var sample = sentences(120, 3, 0.5, -30);
    sample.speech(70, 73, -15).speech(73.5, 76.5, -15);

    var best = new ClipChoice(sample.build()).choose(SPEC).getFirst();

    assertTrue(best.beginMillis() > 60_000 && best.beginMillis() <= 70_000, best.toString());
    assertTrue(best.endMillis() >= 76_500 && best.endMillis() < 85_000, best.toString());
    assertTrue(best.tags().containsAll(List.of("loud", "speech")), best.toString());
    assertTrue(best.title().startsWith("Loud speech at 1:"), best.title());
  }

  @Test
  void theReasonsAddUpToTheScore() throws Exception {
    var clip =
        new ClipChoice(sentences(60, 3, 0.5, -20).change(30).build()).choose(SPEC).getFirst();

    assertEquals(
        List.of(Signal.LOUDNESS, Signal.SPEECH, Signal.SCENES),
        clip.reasons().stream().map(Reason::signal).toList());
    assertEquals(clip.reasons().stream().mapToInt(Reason::tenths).sum(), clip.scoreTenths());
    assertTrue(clip.scoreTenths() <= 1000, clip.toString());
  }

  @Test
  void silenceIsNotLouderThanAnything() throws Exception {
    assertEquals("It is silent", loudness(new SampleAnalysis(60).change(20).change(40)));
  }

  @Test
  void whatIsAlwaysAsLoudIsNotLouderThanItself() throws Exception {
    assertEquals(
        "-30.0 LUFS on average, louder than 0 % of the video",
        loudness(new SampleAnalysis(60).tone(-30).change(20).change(40)));
  }

  private static String loudness(SampleAnalysis sample) throws Exception {
    return new ClipChoice(sample.build())
        .choose(SPEC)
        .getFirst()
        .reasons()
        .getFirst()
        .description();
  }

  @Test
  void clipsBeginAndEndWhereNobodySpeaks() throws Exception {
    var analysis = sentences(90, 2.5, 0.4, -20).build();
    for (var clip : new ClipChoice(analysis).choose(SPEC)) {
      assertSilent(analysis, clip.beginMillis());
      assertSilent(analysis, clip.endMillis());
    }
  }

  @Test
  void aChangeOfSceneWithinAPauseIsTheBoundary() throws Exception {
    var sample = new SampleAnalysis(40).speech(1, 10, -20).speech(11, 20, -20).speech(21, 39, -20);
    var ends = Boundaries.natural(sample.change(10.3).change(20.9).build());

    assertTrue(contains(ends.ends(), 10_300_000), "an end at 10.3 s");
    assertTrue(contains(ends.starts(), 10_300_000), "a start at 10.3 s");
    assertTrue(contains(ends.starts(), 20_900_000), "a start at 20.9 s");
  }

  @Test
  void aChangeOfSceneWithinASentenceIsNoBoundary() throws Exception {
    var sample = new SampleAnalysis(40).speech(1, 10, -20).speech(11, 39, -20).change(15);
    assertFalse(contains(Boundaries.natural(sample.build()).starts(), 15 * SECOND));
  }

  @Test
  void withoutSoundTheChangesOfSceneAreTheBoundaries() throws Exception {
    var sample = new SampleAnalysis(40).withoutSound().change(6).change(14).change(30);
    sample.movement(6, 14, 20);

    var clips = new ClipChoice(sample.build()).choose(SPEC);

    assertEquals(6_000, clips.getFirst().beginMillis());
    assertEquals(14_000, clips.getFirst().endMillis());
    assertTrue(clips.getFirst().tags().contains("no-sound"), clips.toString());
    assertEquals("There is no sound", clips.getFirst().reasons().getFirst().description());
  }

  @Test
  void aToneThatNeverRestsIsCutAtTheSecond() throws Exception {
    var clips = new ClipChoice(new SampleAnalysis(65).tone(-20).build()).choose(SPEC);
    assertEquals(5, clips.size());
    assertSound(clips, SPEC, 65_000);
  }

  @Test
  void aRecordingAsLongAsTheShortestClipIsOneClip() throws Exception {
    var clips = new ClipChoice(new SampleAnalysis(5).tone(-20).build()).choose(SPEC);
    assertEquals(1, clips.size());
    assertEquals(0, clips.getFirst().beginMillis());
    assertEquals(5_000, clips.getFirst().endMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverIsSaidTheClipsKeepTheRules(long seed) throws Exception {
    var random = new Random(seed);
    var seconds = 30 + random.nextInt(200);
    var sample = new SampleAnalysis(seconds);
    double at = random.nextDouble();
    while (at < seconds - 6) {
      var end = at + 0.5 + 5 * random.nextDouble();
      sample.speech(at, end, -40 + 30 * random.nextFloat());
      sample.movement(at, end, 30 * random.nextFloat());
      if (random.nextInt(3) == 0) {
        sample.change(at);
      }
      at = end + 0.1 + random.nextDouble();
    }
    var least = 1_000 + random.nextInt(10_000);
    var spec =
        new ProjectSpec.Highlights(
            least, least + 1_000 + random.nextInt(30_000), 1 + random.nextInt(12));

    var clips = new ClipChoice(sample.build()).choose(spec);

    assertSound(clips, spec, seconds * 1_000L);
    assertEquals(clips, new ClipChoice(sample.build()).choose(spec), "chosen again");
  }

  @Test
  void halfADayOfClicksAndFlickerIsDoneInSeconds() throws Exception {
    var seconds = 12 * 3_600;
    var sample = new SampleAnalysis(seconds);
    for (var at = 0.0; at < seconds - 1; at += 0.24) {
      sample.speech(at, at + 0.02, -10).change(at + 0.1);
    }
    var spec = new ProjectSpec.Highlights(1_000, 3_600_000, 50);
    assertTimeout(
        Duration.ofSeconds(60), () -> new ClipChoice(sample.build()).choose(spec), "too slow");
  }

  @Test
  void theChoiceEndsWhenItIsInterrupted() {
    var choice = new ClipChoice(new SampleAnalysis(65).tone(-20).build());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> choice.choose(SPEC));
  }

  private static SampleAnalysis sentences(
      double seconds, double length, double pause, float decibels) {
    var sample = new SampleAnalysis(seconds);
    for (var at = pause; at + length < seconds; at += length + pause) {
      sample.speech(at, at + length, decibels);
    }
    return sample;
  }

  private static void assertSound(
      List<ChosenClip> clips, ProjectSpec.Highlights spec, long durationMillis) {
    assertFalse(clips.isEmpty());
    assertTrue(clips.size() <= spec.maxClips(), "at most " + spec.maxClips());
    for (var clip : clips) {
      var length = clip.endMillis() - clip.beginMillis();
      assertTrue(length >= spec.minMillis() && length <= spec.maxMillis(), clip.toString());
      assertTrue(clip.beginMillis() >= 0 && clip.endMillis() <= durationMillis, clip.toString());
      for (var other : clips) {
        assertTrue(
            other == clip
                || other.endMillis() <= clip.beginMillis()
                || clip.endMillis() <= other.beginMillis(),
            () -> clip + " overlaps " + other);
      }
    }
    for (var index = 1; index < clips.size(); index++) {
      assertTrue(clips.get(index - 1).scoreTenths() >= clips.get(index).scoreTenths());
    }
  }

  private static void assertSilent(Analysis analysis, long millis) {
    var level = Objects.requireNonNull(analysis.level());
    assertTrue(level.at(millis * 1_000) < -75, () -> level.at(millis * 1_000) + " dB at " + millis);
  }

  private static boolean contains(long[] values, long value) {
    for (var candidate : values) {
      if (candidate == value) {
        return true;
      }
    }
    return false;
  }
}
