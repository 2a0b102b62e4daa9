package dev.callsheet.tasks;

import dev.callsheet.api.tasks.model.AudioTrack;
import dev.callsheet.api.tasks.model.DynamicRange;
import dev.callsheet.api.tasks.model.ImageFacts;
import dev.callsheet.api.tasks.model.Medium;
import dev.callsheet.api.tasks.model.Oddity;
import dev.callsheet.api.tasks.model.OddityReason;
import dev.callsheet.api.tasks.model.Probe;
import dev.callsheet.api.tasks.model.SubtitleTrack;
import dev.callsheet.api.tasks.model.VideoTrack;
import dev.callsheet.media.inspection.Inspection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a source holds, as the contract writes it. */
public final class ProbeModels {
  private static final int LONGEST_TERM = 60;
  private static final int LONGEST_CONTAINER = 100;
  private static final int LONGEST_TITLE = 500;
  private static final int MOST_TRACKS = 1000;

  private ProbeModels() {}

  /** Returns what was found in a source. */
  public static Probe probe(Inspection inspection) {
    return new Probe(
        Medium.of(lower(inspection.medium())).orElseThrow(),
        TasksModels.cut(inspection.container(), LONGEST_CONTAINER),
        inspection.sizeBytes(),
        inspection.durationMillis(),
        inspection.video().stream().limit(MOST_TRACKS).map(ProbeModels::video).toList(),
        inspection.audio().stream().limit(MOST_TRACKS).map(ProbeModels::audio).toList(),
        inspection.subtitles().stream().limit(MOST_TRACKS).map(ProbeModels::subtitles).toList(),
        inspection.image() == null ? null : image(inspection.image()),
        inspection.timecode(),
        inspection.nonStandard().stream().map(ProbeModels::oddity).toList());
  }

  private static VideoTrack video(dev.callsheet.media.inspection.VideoTrack track) {
    return new VideoTrack(
        term(track.codec()),
        termOrNone(track.profile()),
        track.codedWidth(),
        track.codedHeight(),
        track.width(),
        track.height(),
        track.rotation(),
        track.sampleAspectRatio(),
        track.framesPerSecond(),
        track.constantFrameRate(),
        track.interlaced(),
        DynamicRange.of(lower(track.dynamicRange())).orElseThrow(),
        term(track.pixelFormat()),
        track.bits(),
        termOrNone(track.colourSpace()),
        track.bitsPerSecond(),
        track.preferred());
  }

  private static AudioTrack audio(dev.callsheet.media.inspection.AudioTrack track) {
    return new AudioTrack(
        track.number(),
        term(track.codec()),
        track.channels(),
        termOrNone(track.layout()),
        track.sampleRate(),
        track.bitsPerSecond(),
        termOrNone(track.language()),
        title(track.title()),
        track.byDefault(),
        track.preferred());
  }

  private static SubtitleTrack subtitles(dev.callsheet.media.inspection.SubtitleTrack track) {
    return new SubtitleTrack(
        track.number(),
        term(track.codec()),
        track.text(),
        termOrNone(track.language()),
        title(track.title()),
        track.byDefault(),
        track.forced());
  }

  private static ImageFacts image(dev.callsheet.media.inspection.ImageFacts image) {
    return new ImageFacts(
        term(image.format()),
        image.width(),
        image.height(),
        image.storedWidth(),
        image.storedHeight(),
        image.orientation(),
        image.frames(),
        image.loops(),
        image.alpha(),
        image.bits(),
        term(image.colourSpace()),
        image.profiled());
  }

  private static Oddity oddity(dev.callsheet.media.inspection.Oddity oddity) {
    return new Oddity(OddityReason.of(lower(oddity)).orElseThrow(), oddity.sentence());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String term(String word) {
    return TasksModels.cut(word, LONGEST_TERM);
  }

  /** What a file says of itself may be empty. */
  private static @Nullable String termOrNone(@Nullable String word) {
    return word == null || word.isEmpty() ? null : term(word);
  }

  private static @Nullable String title(@Nullable String title) {
    return title == null || title.isEmpty() ? null : TasksModels.cut(title, LONGEST_TITLE);
  }
}
