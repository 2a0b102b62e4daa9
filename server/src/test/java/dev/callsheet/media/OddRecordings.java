package dev.callsheet.media;

import dev.callsheet.timeline.TimeRange;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings as other programs leave them: joined, with stamps that jump, of a form that changes
 * midway, with many channels or tracks. All last 12 s, with a tone from 2 to 4, 6 to 8 and 10 to
 * 11.5 s, while which the picture is white.
 */
final class OddRecordings {
  static final List<TimeRange> SOUNDS =
      List.of(
          new TimeRange(2_000_000, 4_000_000),
          new TimeRange(6_000_000, 8_000_000),
          new TimeRange(10_000_000, 11_500_000));

  private static final int SECONDS = 12;
  private static final int HALF = 6;
  private static final String SOUNDING =
      "(between(t+%1$d,2,4)+between(t+%1$d,6,8)+between(t+%1$d,10,11.5))";

  private final MediaEngine engine;
  private final Path directory;

  OddRecordings(MediaEngine engine, Path directory) {
    this.engine = engine;
    this.directory = directory;
  }

  /** Two transport streams, one after the other. */
  Path joinedTransportStreams() throws Exception {
    return joined(
        "joined.ts",
        pictureAndSound("first.ts", 0, List.of("-c:a", "aac")),
        pictureAndSound("second.ts", HALF, List.of("-c:a", "aac")));
  }

  /** A transport stream whose stamps jump by so many seconds in the middle. */
  Path jumpingTransportStream(int seconds) throws Exception {
    return joined(
        "jumping.ts",
        pictureAndSound("first.ts", 0, List.of("-c:a", "aac")),
        pictureAndSound(
            "second.ts",
            HALF,
            List.of("-c:a", "aac", "-output_ts_offset", Integer.toString(seconds))));
  }

  /** A transport stream whose stamps of 33 bits begin anew after 3 s. */
  Path wrappingTransportStream() throws Exception {
    return joined(
        "wrapping.ts",
        pictureAndSound("first.ts", 0, List.of("-c:a", "aac", "-output_ts_offset", "95440")),
        pictureAndSound("second.ts", HALF, List.of("-c:a", "aac")));
  }

  /** Two program streams, one after the other. */
  Path joinedProgramStreams() throws Exception {
    return joined(
        "joined.mpg",
        pictureAndSound("first.mpg", 0, List.of("-c:v", "mpeg2video", "-c:a", "mp2")),
        pictureAndSound("second.mpg", HALF, List.of("-c:v", "mpeg2video", "-c:a", "mp2")));
  }

  /** Reordered pictures in a format that has no times of showing. */
  Path reorderedAvi() throws Exception {
    Path file = directory.resolve("reordered.avi");
    var arguments = new ArrayList<>(picture(0, SECONDS));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-c:v", "mpeg4", "-bf", "2", "-c:a", "pcm_s16le", file.toString()));
    make(arguments);
    return file;
  }

  /** A mono MP3 that goes on in stereo. */
  Path monoThenStereo() throws Exception {
    return joined(
        "stereo.mp3",
        soundFile("mono.mp3", 0, 44_100, List.of("-c:a", "libmp3lame", "-write_xing", "0")),
        soundFile(
            "both.mp3",
            HALF,
            44_100,
            List.of("-c:a", "libmp3lame", "-ac", "2", "-write_xing", "0")));
  }

  /** An MP3 that goes on with another sample rate. */
  Path anotherSampleRate() throws Exception {
    return joined(
        "rates.mp3",
        soundFile("slow.mp3", 0, 44_100, List.of("-c:a", "libmp3lame", "-write_xing", "0")),
        soundFile("fast.mp3", HALF, 48_000, List.of("-c:a", "libmp3lame", "-write_xing", "0")));
  }

  /** Stereo that goes on in 5.1, where somebody speaks in the centre. */
  Path stereoThenSurround() throws Exception {
    return joined(
        "surround.ac3",
        soundFile("stereo.ac3", 0, 48_000, List.of("-c:a", "ac3", "-ac", "2")),
        soundFile("centre.ac3", HALF, 48_000, List.of("-af", "pan=5.1|FC=c0", "-c:a", "ac3")));
  }

  /** The same as a copy in Matroska, as broadcasts are kept: its header names the stereo alone. */
  Path stereoThenSurroundInMatroska() throws Exception {
    Path file = directory.resolve("surround.mkv");
    make(List.of("-i", stereoThenSurround().toString(), "-c", "copy", file.toString()));
    return file;
  }

  /** A track that sounds from 900 to 902 s, beside one that begins after it, at 950 s. */
  Path trackThatBeginsLate() throws Exception {
    Path file = directory.resolve("late.mkv");
    var arguments =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='0.3*sin(1000*PI*t)*between(t,900,902)':s=8000:d=1000",
                "-itsoffset",
                "950",
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=8000:cl=mono:d=20"));
    arguments.addAll(List.of("-map", "0:a", "-map", "1:a", "-c:a", "flac", file.toString()));
    make(arguments);
    return file;
  }

  /** Reordered pictures of which the first five packets are missing, up to the next key frame. */
  Path aviWithoutItsBeginning() throws Exception {
    Path file = directory.resolve("headless.avi");
    make(
        List.of(
            "-i",
            reorderedAvi().toString(),
            "-c",
            "copy",
            "-bsf:v",
            "noise=drop='lt(n,5)'",
            "-copyinkf",
            file.toString()));
    return file;
  }

  /** A recorder's file, with the speaker on the last of its channels. */
  Path manyChannels(int channels) throws Exception {
    Path mono = directory.resolve("mono.raw");
    var arguments = new ArrayList<>(sound(0, SECONDS, 8000));
    arguments.addAll(List.of("-f", "s16le", mono.toString()));
    make(arguments);
    var samples = ByteBuffer.wrap(Files.readAllBytes(mono)).order(ByteOrder.LITTLE_ENDIAN);
    Path file = directory.resolve(channels + ".wav");
    var data = ByteBuffer.allocate(samples.capacity() * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int index = 0; index < samples.capacity() / 2; index++) {
      data.putShort(2 * (index * channels + channels - 1), samples.getShort(2 * index));
    }
    try (var output = Files.newOutputStream(file)) {
      output.write(header(channels, 8000, data.capacity()));
      output.write(data.array());
    }
    return file;
  }

  /** A video with so many audio tracks, of which the last alone is heard. */
  Path manyTracks(int tracks) throws Exception {
    Path file = directory.resolve("tracks.mov");
    var arguments = new ArrayList<>(picture(0, SECONDS));
    arguments.addAll(List.of("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono:d=" + SECONDS));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-map", "0:v"));
    for (int track = 1; track < tracks; track++) {
      arguments.addAll(List.of("-map", "1:a"));
    }
    arguments.addAll(List.of("-map", "2:a", "-c:v", "mpeg2video", "-c:a", "pcm_s16le"));
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  /** A video with two audio tracks, of which the first one is said to be of a codec like AC-4. */
  Path trackOfAnUnknownCodec() throws Exception {
    Path file = manyTracks(2);
    byte[] bytes = Files.readAllBytes(file);
    byte[] known = "sowt".getBytes(StandardCharsets.US_ASCII);
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("sowt");
    System.arraycopy("ac-4".getBytes(StandardCharsets.US_ASCII), 0, bytes, entry, known.length);
    Files.write(file, bytes);
    return file;
  }

  /** So many pictures a second over speech. */
  Path slowPictures(String rate) throws Exception {
    Path file = directory.resolve("slow.mp4");
    var arguments = new ArrayList<String>();
    arguments.addAll(
        List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=%s:d=%d".formatted(rate, SECONDS)));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-c:v", "libopenh264", "-b:v", "400k", "-c:a", "aac"));
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  /** Slides of 1, 2, 4 and 5 s over speech. */
  Path slideShow() throws Exception {
    Path file = directory.resolve("slides.mp4");
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=1:d=" + SECONDS));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-vf", "select='eq(n,0)+eq(n,1)+eq(n,3)+eq(n,7)'"));
    arguments.addAll(List.of("-fps_mode", "vfr", "-c:v", "libopenh264", "-b:v", "400k"));
    arguments.addAll(List.of("-c:a", "aac", file.toString()));
    make(arguments);
    return file;
  }

  /** Sound in the middle of which the stamps leave a gap of so many seconds. */
  Path gap(long seconds) throws Exception {
    return later("gap.mkv", "flac", "gte(PTS,288000)", seconds);
  }

  /**
   * Sound of which a packet in the middle is said to last so many seconds, as Android writes it.
   */
  Path longPacket(long seconds) throws Exception {
    return later("long.m4a", "aac", "gte(N,281)", seconds);
  }

  private Path later(String name, String codec, String from, long seconds) throws Exception {
    Path file = directory.resolve(name);
    var arguments = new ArrayList<>(sound(0, SECONDS, 48_000));
    String stamp = "'if(%s,PTS+%d*48000,PTS)'".formatted(from, seconds);
    arguments.addAll(List.of("-c:a", codec, "-bsf:a", "setts=pts=" + stamp + ":dts=" + stamp));
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  /** A broadcast of two programs; in the other one somebody speaks all the time. */
  Path twoPrograms() throws Exception {
    Path file = directory.resolve("programs.ts");
    var arguments = new ArrayList<>(picture(0, SECONDS));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=" + SECONDS));
    arguments.addAll(List.of("-map", "0:v", "-map", "1:a", "-map", "2:a"));
    arguments.addAll(List.of("-c:v", "mpeg2video", "-c:a", "mp2"));
    arguments.addAll(List.of("-program", "title=one:st=0:st=1", "-program", "title=two:st=2"));
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  /** Sound from all around, of which the speaker is on the last channel. */
  Path ambisonic() throws Exception {
    Path file = directory.resolve("ambisonic.webm");
    var arguments = new ArrayList<>(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-af", "pan=ambisonic 1|c3=c0", "-c:a", "libopus"));
    arguments.addAll(List.of("-mapping_family", "2", file.toString()));
    make(arguments);
    return file;
  }

  /** Pictures of which the last one is said to last for so many seconds. */
  Path lastPictureThatLasts(int seconds) throws Exception {
    Path file = directory.resolve("lasting.mp4");
    var arguments = new ArrayList<>(picture(0, SECONDS));
    arguments.addAll(sound(0, SECONDS, 48_000));
    arguments.addAll(List.of("-c:v", "libopenh264", "-b:v", "400k", "-c:a", "aac"));
    arguments.addAll(
        List.of("-bsf:v", "setts=duration='if(gte(N,299),%d/TB,DURATION)'".formatted(seconds)));
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  /** Two files of a format in which the second one's stamps lie over those of the first. */
  Path overlapping() throws Exception {
    return joined(
        "overlapping.webm",
        soundFile("first.webm", 0, 48_000, List.of("-c:a", "libopus")),
        soundFile("second.webm", HALF, 48_000, List.of("-c:a", "libopus")));
  }

  /** So many bytes that say that a second has one sample. */
  Path oneSampleASecond(int bytes) throws Exception {
    Path file = directory.resolve("slow.wav");
    try (OutputStream output = Files.newOutputStream(file)) {
      output.write(header(1, 1, bytes));
      output.write(new byte[bytes]);
    }
    return file;
  }

  private static byte[] header(int channels, int rate, int bytes) {
    var header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) 1).putShort((short) channels);
    header.putInt(rate).putInt(rate * channels * 2);
    header.putShort((short) (channels * 2)).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    return header.array();
  }

  private Path pictureAndSound(String name, int offset, List<String> options) throws Exception {
    Path file = directory.resolve(name);
    var arguments = new ArrayList<>(picture(offset, HALF));
    arguments.addAll(sound(offset, HALF, 48_000));
    arguments.addAll(List.of("-c:v", "libopenh264", "-b:v", "400k"));
    arguments.addAll(options);
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  private Path soundFile(String name, int offset, int rate, List<String> options) throws Exception {
    Path file = directory.resolve(name);
    var arguments = new ArrayList<>(sound(offset, HALF, rate));
    arguments.addAll(options);
    arguments.add(file.toString());
    make(arguments);
    return file;
  }

  private Path joined(String name, Path first, Path second) throws Exception {
    Path file = directory.resolve(name);
    try (var output = Files.newOutputStream(file)) {
      Files.copy(first, output);
      Files.copy(second, output);
    }
    return file;
  }

  private static List<String> picture(int offset, int seconds) {
    return List.of(
        "-f",
        "lavfi",
        "-i",
        "color=black:s=160x90:r=25:d=%d,drawbox=t=fill:color=white:enable='%s'"
            .formatted(seconds, SOUNDING.formatted(offset)));
  }

  private static List<String> sound(int offset, int seconds, int rate) {
    return List.of(
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.3*sin(1000*PI*t)*%s':s=%d:d=%d"
            .formatted(SOUNDING.formatted(offset), rate, seconds));
  }

  private void make(List<String> arguments) throws Exception {
    Footage.make(engine, arguments.toArray(String[]::new));
  }
}
