package dev.callsheet.editlist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Writes CMX 3600 edit decision lists. */
final class EdlWriter {

  private static final int MAX_EVENTS = 999;
  private static final int MAX_REEL = 8;
  private static final int MAX_TITLE = 70;
  private static final int MAX_AUDIO_CHANNELS = 4;

  /** The reel of a source that has no name of its own. */
  private static final String AUXILIARY = "AX";

  /** The reel that stands for black. */
  private static final String BLACK = "BL";

  private EdlWriter() {}

  static Optional<Unavailable> unavailable(EditList edit) {
    int events = Sequence.of(edit, TimecodeRate.of(edit.source()).frameRate()).events().size();
    return events > MAX_EVENTS
        ? Optional.of(new Unavailable.TooManyEvents(events, MAX_EVENTS))
        : Optional.empty();
  }

  static void write(EditList edit, OutputStream output) throws IOException {
    var rate = TimecodeRate.of(edit.source());
    var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    line(writer, "TITLE: " + title(edit.title()));
    line(writer, "FCM: " + (rate.dropFrame() ? "DROP FRAME" : "NON-DROP FRAME"));
    line(writer, "");
    var reel = reel(edit.source().fileName());
    var channels = channels(edit.source());
    var furtherChannels = furtherChannels(edit.source());
    long recordStart = rate.framesPerHour();
    long sourceStart = rate.firstFrame(edit.source());
    int number = 1;
    for (Sequence.Event event : Sequence.of(edit, rate.frameRate()).events()) {
      line(
          writer,
          String.format(
              Locale.ROOT,
              "%03d  %-8s %-5s C        %s %s %s %s",
              number++,
              reel,
              channels,
              rate.format(sourceStart + event.in()),
              rate.format(sourceStart + event.out()),
              rate.format(recordStart + event.start()),
              rate.format(recordStart + event.end())));
      if (furtherChannels.isPresent()) {
        line(writer, furtherChannels.get());
      }
      line(writer, "* FROM CLIP NAME: " + edit.source().fileName());
      if (event.start() == 0 && edit.source().channels() > MAX_AUDIO_CHANNELS) {
        line(writer, "* AUDIO CHANNELS AFTER THE FOURTH ARE NOT IN THIS LIST");
      }
    }
    writer.flush();
  }

  private static void line(Writer writer, String text) throws IOException {
    writer.append(text).append("\r\n");
  }

  private static String channels(SourceMedia source) {
    boolean stereo = source.channels() > 1;
    if (source.video() == null) {
      return stereo ? "AA" : "A";
    }
    if (source.audio().isEmpty()) {
      return "V";
    }
    return stereo ? "AA/V" : "B";
  }

  /** The note on the third and the fourth channel, which an event's own column cannot name. */
  private static Optional<String> furtherChannels(SourceMedia source) {
    int channels = source.channels();
    if (channels < 3) {
      return Optional.empty();
    }
    return Optional.of(channels == 3 ? "AUD  3" : "AUD  3  4");
  }

  private static String title(String title) {
    var ascii = ascii(title).replaceAll("[^\\x20-\\x7e]+", "_");
    return ascii.substring(0, Math.min(ascii.length(), MAX_TITLE)).strip();
  }

  private static String reel(String fileName) {
    int dot = fileName.lastIndexOf('.');
    var stem = dot > 0 ? fileName.substring(0, dot) : fileName;
    var letters = ascii(stem).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    var reel = letters.substring(0, Math.min(letters.length(), MAX_REEL));
    return reel.isEmpty() || reel.equals(BLACK) ? AUXILIARY : reel;
  }

  /** The text without the accents of its Latin letters. */
  private static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
  }
}
