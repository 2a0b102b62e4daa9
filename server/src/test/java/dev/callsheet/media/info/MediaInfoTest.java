package dev.callsheet.media.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.Timecode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MediaInfoTest {
  private static final FrameRate ONE = new FrameRate(1, 1);

  @Test
  void isReadAsItWasStored() {
    var video =
        new VideoStream(
            0,
            "hevc",
            1920,
            1080,
            ONE,
            ONE,
            false,
            "yuv420p10le",
            0,
            11_000_000,
            12_000_000,
            0,
            new Colours("smpte2084", "bt2020", "bt2020nc", 1000),
            new Fields(1920, 1080, true, true));
    var info =
        new MediaInfo(
            "mxf",
            12_000_000,
            0,
            false,
            video,
            null,
            List.of(),
            List.of(),
            new Timecode(14, 23, 11, 5, 25, false));
    assertEquals(info, JsonColumn.read(JsonColumn.write(info), MediaInfo.class));
  }

  @Test
  void whatWasStoredBeforeLacksTimecodeColoursAndFields() {
    var stored =
        """
        {"container":"mov,mp4","durationMicros":12000000,"holesMicros":0,"mended":false,"video":
        {"index":0,"codec":"h264","width":600,"height":600,"frameRate":{"numerator":1,"denominator":1},
        "averageFrameRate":{"numerator":1,"denominator":1},"variableFrameRate":false,
        "pixelFormat":"yuv420p","startMicros":0,"lastMicros":11000000,"endMicros":12000000,
        "lagMicros":0},"audioTracks":[],"subtitles":[]}
        """;
    var info = JsonColumn.read(stored, MediaInfo.class);
    assertNull(info.timecode());
    assertNotNull(info.video());
    assertNull(info.video().colours());
    assertEquals("", info.video().deinterlaced());
    assertEquals(new FrameRate(24, 1), info.editRate());
  }
}
