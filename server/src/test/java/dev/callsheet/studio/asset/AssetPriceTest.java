package dev.callsheet.studio.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.media.info.MediaInfo;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AssetPriceTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "59999000, 1",
    "60000000, 1",
    "60000499, 1",
    "60000500, 2",
    "60001000, 2",
    "120000000, 2",
    "3600000000, 60"
  })
  void aCreditPaysForEachStartedMinute(long durationMicros, long credits) {
    assertEquals(
        credits,
        AssetPreparation.price(
            new MediaInfo(
                "wav", durationMicros, 0, false, null, null, List.of(), List.of(), null)));
  }
}
