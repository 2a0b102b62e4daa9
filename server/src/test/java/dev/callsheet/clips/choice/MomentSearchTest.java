package dev.callsheet.clips.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MomentSearchTest {
  @Test
  void theLoudestAndTheQuietestMomentsLieWhereTheyAre() {
    var sample = new SampleAnalysis(60).tone(-30).speech(20, 23, -10).speech(40, 43, -50);

    var loudest = find(sample, MomentType.LOUDEST, 1).getFirst();
    var quietest = find(sample, MomentType.QUIETEST, 1).getFirst();

    assertTrue(loudest.beginMillis() >= 20_000 && loudest.endMillis() <= 23_000, loudest::toString);
    assertEquals(1000, loudest.strengthTenths());
    assertTrue(
        quietest.beginMillis() >= 40_000 && quietest.endMillis() <= 43_000, quietest::toString);
    assertEquals(1000, quietest.strengthTenths());
    assertEquals("-50.0 LUFS on average", quietest.description());
  }

  @Test
  void aSilentMomentIsCalledSo() {
    var quietest = find(new SampleAnalysis(60).speech(5, 55, -20), MomentType.QUIETEST, 1);
    assertEquals("It is silent", quietest.getFirst().description());
  }

  @Test
  void changesOfSceneAreMomentsWithoutLength() {
    var found =
        find(new SampleAnalysis(60).tone(-30).change(10).change(30), MomentType.SCENE_CHANGE, 5);

    assertEquals(List.of(10_000L, 30_000L), found.stream().map(FoundMoment::beginMillis).toList());
    assertEquals(List.of(10_000L, 30_000L), found.stream().map(FoundMoment::endMillis).toList());
    assertEquals("The picture changes by 40.0 of 100", found.getFirst().description());
  }

  @Test
  void theLongerSpeechIsTheStronger() {
    var found =
        find(new SampleAnalysis(60).speech(5, 10, -20).speech(20, 40, -20), MomentType.SPEECH, 5);

    assertEquals(2, found.size());
    assertTrue(found.getFirst().strengthTenths() < 500, found::toString);
    assertEquals(1000, found.getLast().strengthTenths());
    assertEquals(20_000, found.getLast().beginMillis(), 1_000);
    assertEquals(40_000, found.getLast().endMillis(), 1_000);
  }

  @Test
  void onlyTheStrongestAreKeptInTheOrderOfTheRecording() {
    var sample = new SampleAnalysis(120).tone(-40);
    for (var at = 10; at < 110; at += 10) {
      sample.speech(at, at + 3, -30 + (at % 30) / 3f);
    }

    var found = find(sample, MomentType.LOUDEST, 3);

    assertEquals(3, found.size());
    assertTrue(
        found.get(0).endMillis() <= found.get(1).beginMillis()
            && found.get(1).endMillis() <= found.get(2).beginMillis(),
        found::toString);
    assertTrue(found.stream().allMatch(moment -> moment.beginMillis() % 30_000 >= 18_000));
  }

  @Test
  void withoutSoundThereAreOnlyChangesOfScene() {
    var sample = new SampleAnalysis(30).withoutSound().change(3);
    var found =
        new MomentSearch(sample.build())
            .find(new ProjectSpec.Moments(List.of(MomentType.values()), 5));
    assertEquals(List.of(MomentType.SCENE_CHANGE), found.stream().map(FoundMoment::type).toList());
  }

  @Test
  void typesComeInOneOrderHoweverTheyAreAskedFor() {
    var sample = new SampleAnalysis(30).tone(-30).change(3);
    var types = List.of(MomentType.SCENE_CHANGE, MomentType.QUIETEST, MomentType.LOUDEST);
    var found = new MomentSearch(sample.build()).find(new ProjectSpec.Moments(types, 1));
    assertEquals(
        List.of(MomentType.LOUDEST, MomentType.QUIETEST, MomentType.SCENE_CHANGE),
        found.stream().map(FoundMoment::type).toList());
  }

  private static List<FoundMoment> find(SampleAnalysis sample, MomentType type, int maximum) {
    return new MomentSearch(sample.build()).find(new ProjectSpec.Moments(List.of(type), maximum));
  }
}
