package dev.callsheet.media.analysis;

import dev.callsheet.media.command.FfmpegCommands;
import dev.callsheet.media.command.SoundFeed;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.Scratch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes all sound of a recording into analysis audio: of each track the loudest channel, then of
 * all tracks the loudest.
 */
public final class SoundExtraction {
  private static final int RATE = SilenceDetector.SAMPLE_RATE;
  private static final int SAMPLE_BYTES = 2;

  /** How much longer than its packets say sound may be, and still be theirs. */
  private static final Duration SPARE = Duration.ofMinutes(1);

  private final FfmpegCommands ffmpeg;
  private final Duration deadline;

  /** Extracts with ffmpeg, each recording within a deadline. */
  public SoundExtraction(FfmpegCommands ffmpeg, Duration deadline) {
    this.ffmpeg = ffmpeg;
    this.deadline = deadline;
  }

  /** The sound of one track: its length, and its loudest sample. */
  private record Heard(long samples, int peak) {
    long micros() {
      return samples * 1_000_000L / RATE;
    }
  }

  /** Writes the sound of each track into a file, and returns what is known once all was decoded. */
  public MediaInfo extract(Path source, MediaInfo info, Path destination, ProgressListener progress)
      throws IOException, MediaException, InterruptedException {
    var folder = Files.createTempDirectory(destination.toAbsolutePath().getParent(), "tracks-");
    try {
      decode(source, info, folder, progress);
      var files = new ArrayList<Path>();
      for (int number = 0; number < info.audioTracks().size(); number++) {
        files.add(track(folder, number));
      }
      var heard = new ArrayList<Heard>();
      for (var file : files) {
        heard.add(listen(file));
      }
      if (heard.stream().allMatch(track -> track.samples() == 0)) {
        throw new MediaException(new MediaFailure.Corrupt("No audio could be decoded"));
      }
      combine(files, destination);
      return info.heard(
          heard.stream().map(Heard::micros).toList(), heard.stream().map(Heard::peak).toList());
    } finally {
      Scratch.delete(folder);
    }
  }

  private void decode(Path source, MediaInfo info, Path folder, ProgressListener progress)
      throws MediaException, InterruptedException {
    var tracks = info.audioTracks();
    var outputs = new ArrayList<String>();
    for (int number = 0; number < tracks.size(); number++) {
      outputs.addAll(List.of("-map", SoundFeed.INPUT + ":" + number));
      outputs.addAll(List.of("-af", SoundFeed.gapless(RATE), "-c:a", "pcm_s16le"));
      outputs.addAll(List.of("-f", "wav", track(folder, number).getFileName().toString()));
    }
    long most = (info.durationMicros() / 1_000_000 + SPARE.toSeconds()) * RATE * SAMPLE_BYTES;
    ffmpeg.measure(
        new FfmpegCommands.Work(
            source,
            List.of(),
            SoundFeed.whole(
                info, tracks.stream().map(track -> SoundFeed.Output.loudest(track, RATE)).toList()),
            outputs,
            deadline,
            info.durationMicros(),
            most * tracks.size()),
        folder,
        progress);
    progress.progressed(100);
  }

  private static Path track(Path folder, int number) {
    return folder.resolve("track-" + number + ".wav");
  }

  private static Heard listen(Path file) throws IOException, InterruptedException {
    long samples = 0;
    int peak = 0;
    try (var stream = samples(file)) {
      var bytes = new byte[1 << 16];
      for (int count; (count = stream.readNBytes(bytes, 0, bytes.length)) > 1; ) {
        stopIfInterrupted();
        var block = ByteBuffer.wrap(bytes, 0, count).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        samples += block.remaining();
        while (block.hasRemaining()) {
          peak = Math.max(peak, Math.abs(block.get()));
        }
      }
    } catch (EOFException nothingDecoded) {
      return new Heard(0, 0);
    }
    return new Heard(samples, peak);
  }

  /** Takes the louder of all samples of a moment; one track is taken as it is. */
  private static void combine(List<Path> files, Path destination)
      throws IOException, InterruptedException {
    Files.move(files.getFirst(), destination, StandardCopyOption.REPLACE_EXISTING);
    for (var file : files.subList(1, files.size())) {
      var both = file.resolveSibling("both.wav");
      merge(destination, file, both);
      Files.move(both, destination, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void merge(Path one, Path other, Path both)
      throws IOException, InterruptedException {
    try (var first = samples(one);
        var second = samples(other);
        var output = new BufferedOutputStream(Files.newOutputStream(both), 1 << 16)) {
      output.write(header());
      var left = new byte[1 << 16];
      var right = new byte[1 << 16];
      while (true) {
        stopIfInterrupted();
        int leftCount = first.readNBytes(left, 0, left.length);
        int rightCount = second.readNBytes(right, 0, right.length);
        if (leftCount == 0 && rightCount == 0) {
          return;
        }
        output.write(
            louder(left, leftCount, right, rightCount), 0, Math.max(leftCount, rightCount));
      }
    }
  }

  /** The louder of both at each sample, in the first array. */
  private static byte[] louder(byte[] left, int leftCount, byte[] right, int rightCount) {
    var leftSamples = ByteBuffer.wrap(left).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    var rightSamples = ByteBuffer.wrap(right).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    for (int index = 0; index < rightCount / SAMPLE_BYTES; index++) {
      short sample = rightSamples.get(index);
      if (index >= leftCount / SAMPLE_BYTES
          || Math.abs(sample) > Math.abs(leftSamples.get(index))) {
        leftSamples.put(index, sample);
      }
    }
    return left;
  }

  /** A WAV header whose length nobody looks at. */
  private static byte[] header() {
    var header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * SAMPLE_BYTES);
    header.putShort((short) SAMPLE_BYTES).putShort((short) (8 * SAMPLE_BYTES));
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    return header.array();
  }

  private static InputStream samples(Path file) throws IOException {
    var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    SilenceDetector.skipToSamples(stream);
    return stream;
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
