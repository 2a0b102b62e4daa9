package dev.callsheet.clips.choice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Titles and tags of clips, by rules from what was measured: nothing is understood. */
final class ClipWords {
  private static final double HIGH = 0.7;
  private static final double LOW = 0.3;

  private final Scores scores;
  private final long durationMicros;

  ClipWords(Scores scores, long durationMicros) {
    this.scores = scores;
    this.durationMicros = durationMicros;
  }

  /** Such as {@code Loud speech at 1:02}. */
  String title(long start, long end) {
    return adjective(start, end) + " " + noun(start, end) + " at " + clock(start);
  }

  private String adjective(long start, long end) {
    if (scores.hasSound() && scores.loudness(start, end) >= HIGH) {
      return "Loud";
    }
    if (scores.scenes(start, end) >= HIGH) {
      return "Lively";
    }
    if (scores.hasSound() && scores.loudness(start, end) <= LOW) {
      return "Quiet";
    }
    return "Steady";
  }

  private String noun(long start, long end) {
    if (scores.speech(start, end) >= HIGH) {
      return "speech";
    }
    return scores.changes(start, end) > 0 ? "scenes" : "scene";
  }

  List<String> tags(long start, long end) {
    var tags = new ArrayList<String>();
    if (!scores.hasSound()) {
      tags.add("no-sound");
    } else if (scores.loudness(start, end) >= HIGH) {
      tags.add("loud");
    } else if (scores.loudness(start, end) <= LOW) {
      tags.add("quiet");
    }
    if (scores.speech(start, end) >= HIGH) {
      tags.add("speech");
    } else if (scores.hasSound() && scores.speech(start, end) <= LOW) {
      tags.add("no-speech");
    }
    tags.add(scores.changes(start, end) == 0 ? "one-scene" : "many-scenes");
    if (start < durationMicros / 10) {
      tags.add("opening");
    }
    if (end > durationMicros - durationMicros / 10) {
      tags.add("closing");
    }
    return tags;
  }

  private static String clock(long micros) {
    var time = Duration.ofMillis(micros / 1000);
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
