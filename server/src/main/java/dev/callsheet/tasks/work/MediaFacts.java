package dev.callsheet.tasks.work;

import dev.callsheet.media.inspection.DynamicRange;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.inspection.Medium;
import dev.callsheet.tasks.workflow.Facts;
import dev.callsheet.tasks.workflow.Field;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions can be about, as it is found in files and in results. */
final class MediaFacts {
  private final Map<Field, Object> values = new EnumMap<>(Field.class);

  private MediaFacts() {}

  /** Returns what is known of a file. */
  static Facts of(Inspection inspection) {
    var facts = new MediaFacts();
    facts.put(Field.MEDIUM, inspection.medium().name().toLowerCase(Locale.ROOT));
    facts.put(Field.CONTAINER, inspection.container());
    facts.put(Field.SIZE_BYTES, inspection.sizeBytes());
    facts.put(Field.DURATION_MS, inspection.durationMillis());
    facts.put(Field.HAS_VIDEO, inspection.medium() == Medium.VIDEO);
    facts.put(Field.HAS_AUDIO, !inspection.audio().isEmpty());
    facts.put(
        Field.HAS_SUBTITLES,
        inspection.medium() == Medium.SUBTITLES || !inspection.subtitles().isEmpty());
    var video = inspection.preferredVideo();
    if (video != null) {
      facts.put(Field.WIDTH, video.width());
      facts.put(Field.HEIGHT, video.height());
      facts.put(Field.ROTATION, video.rotation());
      facts.put(Field.FPS, video.framesPerSecond());
      facts.put(Field.HDR, video.dynamicRange() != DynamicRange.SDR);
      facts.put(Field.CONSTANT_FRAME_RATE, video.constantFrameRate());
      facts.put(Field.INTERLACED, video.interlaced());
      facts.put(Field.VIDEO_CODEC, video.codec());
    }
    var image = inspection.image();
    if (image != null) {
      facts.put(Field.WIDTH, image.width());
      facts.put(Field.HEIGHT, image.height());
      facts.put(Field.ANIMATED, image.animated());
    }
    var audio = inspection.preferredAudio();
    if (audio != null) {
      facts.put(Field.AUDIO_CODEC, audio.codec());
      facts.put(Field.CHANNELS, audio.channels());
      facts.put(Field.SAMPLE_RATE, audio.sampleRate());
    }
    return new Facts(facts.values);
  }

  /** Whether no file tells a field, but only what a task came to. */
  static boolean ofResults(Field field) {
    return switch (field) {
      case OUTPUTS, CUES, CHAPTERS, LOUDNESS_LUFS -> true;
      case MEDIUM,
          CONTAINER,
          SIZE_BYTES,
          DURATION_MS,
          HAS_VIDEO,
          HAS_AUDIO,
          HAS_SUBTITLES,
          WIDTH,
          HEIGHT,
          ROTATION,
          FPS,
          CONSTANT_FRAME_RATE,
          INTERLACED,
          HDR,
          ANIMATED,
          VIDEO_CODEC,
          AUDIO_CODEC,
          CHANNELS,
          SAMPLE_RATE ->
          false;
    };
  }

  /** Returns what a task tells of itself; what is in its first file may be looked at besides. */
  static Facts of(TaskResult result) {
    var facts = new MediaFacts();
    facts.put(Field.OUTPUTS, result.outputs().size());
    facts.put(Field.CUES, result.cues());
    facts.put(Field.CHAPTERS, result.chapters() == null ? null : result.chapters().size());
    var loudness = result.after() == null ? result.before() : result.after();
    facts.put(Field.LOUDNESS_LUFS, loudness == null ? null : loudness.integrated());
    if (!result.outputs().isEmpty()) {
      var first = result.outputs().getFirst();
      facts.put(Field.SIZE_BYTES, first.sizeBytes());
      facts.put(Field.WIDTH, first.width());
      facts.put(Field.HEIGHT, first.height());
      facts.put(Field.DURATION_MS, first.durationMillis());
    }
    return new Facts(facts.values);
  }

  private void put(Field field, @Nullable Object value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
