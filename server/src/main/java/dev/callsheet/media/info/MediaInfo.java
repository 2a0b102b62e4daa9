package dev.callsheet.media.info;

import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.Timecode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a recording holds, as ffmpeg shows and sounds it. Times are microseconds on the recording's
 * timeline, which begins at zero with its earliest stream. Cover pictures are not video.
 *
 * @param container the format's name as ffprobe has it, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param durationMicros when the last stream ends; measured on the packets first, then on what was
 *     decoded of them
 * @param holesMicros how much of it nothing lies in, not counting short pauses
 * @param mended whether its time stamps are mended on the way, so that nothing can be sought by
 *     them
 * @param video the stream that is rendered, if there is one
 * @param audio the one of the tracks that is rendered unless another is asked for, if there is one
 * @param audioTracks all audio streams in the file's order; silences are looked for in all of them
 * @param subtitles embedded subtitles that are text
 * @param timecode what the file says that its beginning is labelled with; {@code null} where it
 *     says nothing, and in what was stored before this was read
 */
public record MediaInfo(
    String container,
    long durationMicros,
    long holesMicros,
    boolean mended,
    @Nullable VideoStream video,
    @Nullable AudioStream audio,
    List<AudioStream> audioTracks,
    List<SubtitleStream> subtitles,
    @Nullable Timecode timecode) {

  /** How much longer than its sound a file may be whose codec has frames of a fixed length. */
  public static final long PADDING_MICROS = 100_000;

  /** A track whose loudest sample is below this, -50 dBFS, has nothing to hear. */
  private static final int AUDIBLE = 104;

  /** Containers with an index of key frames, by the beginnings of their names. */
  private static final List<String> INDEXED = List.of("mov,", "matroska,", "avi", "flv");

  /** Copies the lists. What was stored before there were tracks has the one. */
  @SuppressWarnings("ConstantValue") // stored forms may lack the list
  public MediaInfo {
    audioTracks =
        audioTracks != null ? List.copyOf(audioTracks) : audio == null ? List.of() : List.of(audio);
    subtitles = List.copyOf(subtitles);
  }

  /** The same recording with another track to render. */
  public MediaInfo withAudio(AudioStream track) {
    return new MediaInfo(
        container,
        durationMicros,
        holesMicros,
        mended,
        video,
        track,
        audioTracks,
        subtitles,
        timecode);
  }

  /**
   * The same recording with the track that somebody asks for.
   *
   * @param number of the track, counted from 1; {@code null} for the one that is rendered anyway
   */
  public MediaInfo withTrack(@Nullable Integer number) {
    return number == null ? this : withAudio(audioTracks.get(number - 1));
  }

  /**
   * The same recording as its sound turned out when it was decoded.
   *
   * @param ends when each track ends, in microseconds
   * @param peaks the loudest sample of each track, of 32768
   */
  public MediaInfo heard(List<Long> ends, List<Integer> peaks) {
    var tracks = new ArrayList<AudioStream>();
    long end = video == null ? 0 : video.endMicros();
    for (int number = 0; number < ends.size(); number++) {
      tracks.add(audioTracks.get(number).ending(ends.get(number)));
      end = Math.max(end, ends.get(number));
    }
    // A codec's last frame may be padded; the file's header then says so.
    long duration = end - durationMicros <= PADDING_MICROS ? Math.min(end, durationMicros) : end;
    int rendered = audioTracks.indexOf(audible(peaks));
    return new MediaInfo(
        container,
        duration,
        holesMicros,
        mended,
        video,
        tracks.get(rendered),
        tracks,
        subtitles,
        timecode);
  }

  /** The duration in milliseconds, rounded to the nearest. */
  public long durationMillis() {
    return (durationMicros + 500) / 1000;
  }

  /**
   * The track to render: the recording's own choice, or the loudest one where nothing is heard on
   * that.
   *
   * @param peaks the loudest sample of each track, of 32768
   */
  public AudioStream audible(List<Integer> peaks) {
    int track = audioTracks.indexOf(Objects.requireNonNull(audio));
    if (peaks.get(track) >= AUDIBLE) {
      return audio;
    }
    for (int other = 0; other < peaks.size(); other++) {
      if (peaks.get(other) > peaks.get(track)) {
        track = other;
      }
    }
    return audioTracks.get(track);
  }

  /**
   * The numbers of the embedded subtitles, counted from 1, by what is best taken: what the file
   * marks as default, or its first. Forced ones come last, though files mark them as default.
   */
  public List<Integer> preferredSubtitles() {
    return IntStream.range(0, subtitles.size())
        .boxed()
        .sorted(Comparator.comparingInt(track -> subtitles.get(track).distance()))
        .map(track -> track + 1)
        .toList();
  }

  /** Whether its container has an index, by which stamps are sought, and nothing mends them. */
  public boolean indexed() {
    return INDEXED.stream().anyMatch(container::startsWith);
  }

  /** The milliseconds in which there is anything: what can be decoded. */
  public long contentMillis() {
    return (durationMicros - holesMicros + 500) / 1000;
  }

  /**
   * The grid that cuts snap to, and the rate of what is rendered: the video's nominal frame rate
   * or, where that is slow, {@linkplain FrameRate#editing a multiple of it}; milliseconds without
   * video. The sound decides where to cut, and a picture that stands for a second is no reason to
   * keep a pause.
   */
  public FrameRate editRate() {
    return video == null ? FrameRate.MILLISECONDS : video.frameRate().editing();
  }

  /**
   * A video stream.
   *
   * @param index the stream's index in the file
   * @param width pixels shown, after rotation and with square pixels
   * @param height pixels shown, after rotation
   * @param frameRate the constant rate, or the standard rate that a variable stream is conformed to
   * @param averageFrameRate frames by duration
   * @param variableFrameRate whether frames stray from any constant grid
   * @param lastMicros when the last frame begins
   * @param lagMicros how much later than here ffmpeg shows each picture, for the file does not say
   *     when: zero for all but old formats
   * @param colours what its numbers mean; {@code null} in what was stored before this was read
   * @param fields how it is interlaced, {@code null} if it is not
   */
  public record VideoStream(
      int index,
      String codec,
      int width,
      int height,
      FrameRate frameRate,
      FrameRate averageFrameRate,
      boolean variableFrameRate,
      String pixelFormat,
      long startMicros,
      long lastMicros,
      long endMicros,
      long lagMicros,
      @Nullable Colours colours,
      @Nullable Fields fields) {

    /** The filters that show each picture at one moment: none, or some that end with a comma. */
    public String deinterlaced() {
      return fields == null ? "" : fields.deinterlacing() + ',';
    }

    /**
     * The filters that put each picture at its time, in microseconds.
     *
     * @param earlierMicros how much earlier still
     */
    public String onTime(long earlierMicros) {
      return "settb=1/1000000,setpts=PTS-" + (lagMicros + earlierMicros);
    }
  }

  /**
   * An audio stream.
   *
   * @param index the stream's index in the file
   * @param sampleRate in hertz
   * @param channels at the beginning
   * @param layout what the channels are, as ffmpeg names it, such as {@code 5.1}; {@code null}
   *     where the file does not say
   * @param steady whether the file's header fixes the form for all of it; sound without such a
   *     header may go on in another form, such as a joined MP3
   */
  public record AudioStream(
      int index,
      String codec,
      int sampleRate,
      int channels,
      @Nullable String layout,
      boolean steady,
      long startMicros,
      long endMicros) {

    /** The channels that it is rendered with, one or two. */
    public int renderedChannels() {
      return steady && channels == 1 ? 1 : 2;
    }

    /** The same stream, of which is known that its form stays the same. */
    public AudioStream steadied() {
      return new AudioStream(
          index, codec, sampleRate, channels, layout, true, startMicros, endMicros);
    }

    private AudioStream ending(long micros) {
      return new AudioStream(
          index, codec, sampleRate, channels, layout, steady, startMicros, micros);
    }
  }

  /**
   * An embedded text subtitle stream. What was stored before is marked as nothing.
   *
   * @param index the stream's index in the file
   * @param language as the file tags it, often ISO 639-2
   * @param title as the file names it
   * @param byDefault whether the file marks it as the one to show
   * @param forced whether it holds only what has to be shown to everybody, such as signs
   * @param hearingImpaired whether it tells sounds too
   */
  public record SubtitleStream(
      int index,
      String codec,
      @Nullable String language,
      @Nullable String title,
      boolean byDefault,
      boolean forced,
      boolean hearingImpaired) {

    /** How far it is from what people expect to read: all that is said, and no more. */
    private int distance() {
      if (forced) {
        return 4;
      }
      return (byDefault ? 0 : 2) + (hearingImpaired ? 1 : 0);
    }
  }
}
