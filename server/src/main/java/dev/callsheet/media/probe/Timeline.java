package dev.callsheet.media.probe;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.Percentage;
import dev.callsheet.timeline.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * When everything in a recording is shown and heard, by the clock of ffmpeg, which mends time
 * stamps that jump or start again. ffprobe prints them unmended, and a render follows ffmpeg.
 *
 * <p>Packets are copied, not decoded, wherever their times say it all. Pictures whose packets lack
 * times, and sound whose packets do not follow each other, are decoded.
 */
final class Timeline {
  private static final int DISCARDED = 4;

  /** A stretch in which no sound begins or lasts is a hole from this length on. */
  private static final long HOLE_MICROS = 10_000_000;

  /** A picture may stand for so long. A packet that says that it lasts longer is not believed. */
  private static final long LONGEST_PICTURE_MICROS = 600_000_000;

  private static final long LONGEST_SOUND_MICROS = 60_000_000;

  /** No decoder holds back more pictures than this. */
  private static final int MOST_REORDERED = 17;

  private final List<Integer> streams;
  private final int video;
  private final Set<Integer> raw;
  private final Set<Integer> decoded;
  private final LongConsumer listener;
  private final List<PacketTimes> times = new ArrayList<>();
  private long reached = Long.MIN_VALUE;
  private long holes;
  private long lag;

  private Timeline(
      List<Integer> streams,
      int video,
      Set<Integer> raw,
      Set<Integer> decoded,
      LongConsumer listener) {
    this.streams = streams;
    this.video = video;
    this.raw = raw;
    this.decoded = decoded;
    this.listener = listener;
  }

  /**
   * Reads the times of some streams of a file.
   *
   * @param streams indexes of the streams
   * @param video the index of the one among them that is video, or -1
   * @param raw indexes of those that are samples as they are, and so last as long as they say
   * @param progress hears of the decoding, for copying takes no time to speak of
   */
  static Timeline read(
      FfmpegCommands ffmpeg,
      Path file,
      List<Integer> streams,
      int video,
      Set<Integer> raw,
      Percentage progress)
      throws MediaException, InterruptedException {
    var copied = new Timeline(streams, video, raw, Set.of(), micros -> {});
    copied.follow(ffmpeg, file);
    var doubtful = new TreeSet<Integer>();
    for (int stream : streams) {
      if (copied.of(stream).doubtful()) {
        doubtful.add(stream);
      }
    }
    if (doubtful.isEmpty()) {
      return copied;
    }
    var decoded = new Timeline(streams, video, raw, doubtful, progress::reached);
    decoded.follow(ffmpeg, file);
    return decoded.lagging(copied);
  }

  /** The times of a stream. */
  PacketTimes of(int stream) {
    return times.get(streams.indexOf(stream));
  }

  /** How long nothing at all lies in the recording, short pauses aside. */
  long holesMicros() {
    return holes;
  }

  /** How much later than its packets say ffmpeg shows the picture: see {@link #lagging}. */
  long lagMicros() {
    return lag;
  }

  /**
   * Where packets have only times of decoding, a decoder that reorders pictures gives each the time
   * of a later one. The first picture tells by how much all are late.
   */
  private Timeline lagging(Timeline copied) {
    if (video < 0 || !copied.of(video).lacksTimesOfShowing() || of(video).isEmpty()) {
      return this;
    }
    var rate = copied.of(video).averageRate();
    long late = of(video).startMicros() - copied.of(video).startMicros();
    // What is later than any decoder could be lacks its first pictures.
    if (late > 0 && rate != null && late <= rate.microsOf(MOST_REORDERED)) {
      lag = late;
      of(video).shift(-lag);
    }
    return this;
  }

  private void follow(FfmpegCommands ffmpeg, Path file)
      throws MediaException, InterruptedException {
    ffmpeg.list(file, options(), !decoded.isEmpty(), this::read);
    while (times.size() < streams.size()) {
      begin(new FrameRate(1, 1));
    }
  }

  private List<String> options() {
    var options = new ArrayList<String>();
    for (int stream : streams) {
      options.addAll(List.of("-map", "0:" + stream));
    }
    for (int number = 0; number < streams.size(); number++) {
      int stream = streams.get(number);
      String codec =
          !decoded.contains(stream) ? "copy" : stream == video ? "rawvideo" : "pcm_s16le";
      options.addAll(List.of("-c:" + number, codec));
      if (decoded.contains(stream) && stream == video) {
        options.addAll(List.of("-filter:" + number, "scale=16:16:flags=neighbor,format=gray"));
        options.addAll(List.of("-fps_mode:" + number, "passthrough"));
        options.addAll(List.of("-enc_time_base:" + number, "demux"));
      }
    }
    options.addAll(List.of("-copyinkf", "-f", "framecrc", "pipe:1"));
    return options;
  }

  /** Reads a line: a stream's time base, or stream, decoded, shown, duration and more. */
  private void read(String line) throws MediaException {
    if (line.startsWith("#tb ")) {
      begin(timeBase(line));
      return;
    }
    if (line.startsWith("#") || line.isEmpty()) {
      return;
    }
    var fields = line.split(",", -1);
    int number = Integer.parseInt(fields[0].strip());
    if (number >= times.size() || isDiscarded(fields)) {
      return;
    }
    long dts = Long.parseLong(fields[1].strip());
    long pts = Long.parseLong(fields[2].strip());
    var stream = times.get(number);
    long declared = Long.parseLong(fields[3].strip());
    long duration = isBelieved(number, declared) ? Math.max(0, declared) : 0;
    stream.add(dts, pts, duration);
    reach(stream, pts == Long.MIN_VALUE ? dts : pts, duration);
  }

  private boolean isBelieved(int number, long duration) {
    int stream = streams.get(number);
    long longest = stream == video ? LONGEST_PICTURE_MICROS : LONGEST_SOUND_MICROS;
    return raw.contains(stream) || times.get(number).micros(duration) <= longest;
  }

  private void reach(PacketTimes stream, long time, long duration) {
    long start = stream.micros(time);
    long shortest = video >= 0 ? LONGEST_PICTURE_MICROS : HOLE_MICROS;
    if (reached != Long.MIN_VALUE && start - reached >= shortest) {
      holes += start - reached;
    }
    reached = Math.max(reached, start + stream.micros(duration));
    listener.accept(reached);
  }

  /** What an edit list hides is in the file, and is not shown. */
  private static boolean isDiscarded(String[] fields) {
    for (int index = 6; index < fields.length; index++) {
      var field = fields[index].strip();
      if (field.startsWith("F=0x")) {
        return (Integer.parseInt(field.substring(4), 16) & DISCARDED) != 0;
      }
    }
    return false;
  }

  private void begin(FrameRate unitsPerSecond) {
    int stream = streams.get(times.size());
    times.add(new PacketTimes(unitsPerSecond, stream == video));
  }

  private static FrameRate timeBase(String line) throws MediaException {
    var parts = line.substring(line.indexOf(':') + 1).strip().split("/", -1);
    try {
      return new FrameRate(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      throw new MediaException(new MediaFailure.Corrupt("No time base: " + line));
    }
  }
}
