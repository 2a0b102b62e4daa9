package dev.callsheet.media.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.media.info.Colours;
import dev.callsheet.media.process.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceColoursTest {
  private static final String SCREEN =
      "{\"side_data_type\":\"Mastering display metadata\",\"max_luminance\":\"40000000/10000\"}";
  private static final String CONTENT =
      "{\"side_data_type\":\"Content light level metadata\",\"max_content\":1200,\"max_average\":90}";

  @Test
  void theBrightestLightIsThatOfTheContentOrElseOfTheScreen() throws Exception {
    assertEquals(new Colours("smpte2084", "bt2020", "bt2020nc", null), pq(""));
    assertEquals(new Colours("smpte2084", "bt2020", "bt2020nc", 4000), pq(SCREEN));
    assertEquals(new Colours("smpte2084", "bt2020", "bt2020nc", 1200), pq(SCREEN + ',' + CONTENT));
  }

  @Test
  void whatIsUnknownIsNotNamed() throws Exception {
    assertEquals(
        new Colours(null, null, null, null),
        of("{\"color_transfer\":\"unknown\",\"color_space\":\"reserved\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"color_space\":\"ictcp\"}",
        "{\"side_data_list\":[{\"dv_profile\":5,\"dv_bl_signal_compatibility_id\":0}]}",
        "{\"side_data_list\":[{\"dv_profile\":10,\"dv_bl_signal_compatibility_id\":0}]}"
      })
  void coloursThatCannotBeReadAreRefused(String stream) {
    assertThrows(MediaException.class, () -> of(stream));
  }

  private static Colours pq(String sideData) throws Exception {
    return of(
        """
        {"color_transfer":"smpte2084","color_primaries":"bt2020","color_space":"bt2020nc",
        "side_data_list":[%s]}
        """
            .formatted(sideData));
  }

  private static Colours of(String stream) throws Exception {
    return SourceColours.of(new ObjectMapper().readTree(stream));
  }
}
