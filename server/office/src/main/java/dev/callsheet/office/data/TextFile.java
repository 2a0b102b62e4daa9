package dev.callsheet.office.data;

import dev.callsheet.office.warning.Warnings;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of characters, in whatever encoding.
 *
 * @param bom how many bytes of the mark of its encoding stand at its beginning
 * @param quotesOdd whether its quotation marks do not come in pairs, and the last one is not at its
 *     end
 */
record TextFile(Path path, Charset charset, int bom, boolean quotesOdd) {
  private static final int SAMPLE = 1 << 16;

  private static final String NULLS = "The file has null characters, which were left out.";

  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Finds out the encoding; a file that is not of characters is refused. */
  static TextFile of(Path path, Warnings warnings) throws IOException {
    var bytes = ByteCount.of(path);
    var marked = marked(path, bytes);
    if (marked != null) {
      marked.tell(warnings, bytes);
      return marked;
    }
    var wide = wide(bytes);
    if (wide != null) {
      warnings.add(
          "encoding_guessed",
          "The file does not name its encoding; it was read as " + wide + ".",
          null);
      var text = new TextFile(path, wide, 0, bytes.quotesOdd());
      text.tell(warnings, bytes);
      return text;
    }
    if (bytes.controls * 100 > bytes.all) {
      throw new UnreadableException(
          DataReading.Reason.UNSUPPORTED,
          "The file is binary. Send CSV, TSV, JSON, XLSX, text or Markdown.");
    }
    if (bytes.zeros > 0) {
      warnings.add("null_characters", NULLS, null);
    }
    if (bytes.malformed == 0) {
      return new TextFile(path, StandardCharsets.UTF_8, 0, bytes.quotesOdd());
    }
    if (bytes.sequences >= 10 * bytes.malformed) {
      warnings.add(
          "characters_replaced",
          "The file is UTF-8 but for " + bytes.malformed + " characters, in whose place is \uFFFD.",
          null);
      return new TextFile(path, StandardCharsets.UTF_8, 0, bytes.quotesOdd());
    }
    var charset = guess(path, bytes.sample());
    warnings.add(
        "encoding_guessed",
        "The file is not UTF-8; it was read as "
            + charset.name()
            + ". If letters are wrong, save it as UTF-8.",
        null);
    var text = new TextFile(path, charset, 0, bytes.quotesOdd());
    text.tell(warnings, bytes);
    return text;
  }

  /** Tells whether something of it is no character of its encoding. */
  private void tell(Warnings warnings, ByteCount bytes) throws IOException {
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    if (utf8 && bytes.zeros > 0) {
      warnings.add("null_characters", NULLS, null);
    }
    if (utf8 ? bytes.malformed > 0 : !decodes(path, charset, true)) {
      warnings.add(
          "characters_replaced",
          "Some bytes of the file are no characters of "
              + charset.name()
              + ", which it is in; in their place is \uFFFD.",
          null);
    }
  }

  /** How large it is. */
  long bytes() throws IOException {
    return Files.size(path);
  }

  /** Its characters from the first on, without null characters. */
  Reader open() throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(path), SAMPLE);
    bytes.skipNBytes(bom);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new WithoutZeros(new InputStreamReader(bytes, decoder));
  }

  /** Its first characters, at most as many as given. */
  String start(int characters) throws IOException {
    try (var reader = open()) {
      var buffer = new char[characters];
      int length = 0;
      for (int read = 0; read >= 0 && length < characters; length += Math.max(0, read)) {
        read = reader.read(buffer, length, characters - length);
      }
      return new String(buffer, 0, length);
    }
  }

  private static @Nullable TextFile marked(Path path, ByteCount bytes) {
    var start = bytes.start;
    boolean odd = bytes.quotesOdd();
    if (starts(start, 0xEF, 0xBB, 0xBF)) {
      // Some programs write one more each time that they save.
      boolean twice = starts(start, 0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF);
      return new TextFile(path, StandardCharsets.UTF_8, twice ? 6 : 3, odd);
    }
    if (starts(start, 0xFF, 0xFE, 0, 0)) {
      return new TextFile(path, Charset.forName("UTF-32LE"), 4, odd);
    }
    if (starts(start, 0, 0, 0xFE, 0xFF)) {
      return new TextFile(path, Charset.forName("UTF-32BE"), 4, odd);
    }
    if (starts(start, 0xFF, 0xFE)) {
      return new TextFile(path, StandardCharsets.UTF_16LE, 2, odd);
    }
    if (starts(start, 0xFE, 0xFF)) {
      return new TextFile(path, StandardCharsets.UTF_16BE, 2, odd);
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int position = 0; position < expected.length; position++) {
      if (position >= bytes.length || (bytes[position] & 0xFF) != expected[position]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a mark has zeros in every other byte, where its characters are Latin. */
  private static @Nullable Charset wide(ByteCount bytes) {
    long half = bytes.all / 2;
    if (bytes.zerosAtOdd > half * 0.4 && bytes.zerosAtEven < half * 0.05) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.zerosAtEven > half * 0.4 && bytes.zerosAtOdd < half * 0.05) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private static Charset guess(Path path, byte[] sample) throws IOException {
    for (var charset : CharsetGuess.of(sample)) {
      if (decodes(path, charset, false)) {
        return charset;
      }
    }
    return WESTERN;
  }

  /**
   * Whether a file is of that encoding.
   *
   * @param whole whether its end may not cut a character
   */
  private static boolean decodes(Path path, Charset charset, boolean whole) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(SAMPLE);
    var characters = CharBuffer.allocate(SAMPLE);
    try (var file = Files.newByteChannel(path)) {
      while (file.read(bytes) >= 0) {
        bytes.flip();
        while (true) {
          var result = decoder.decode(bytes, characters, false);
          characters.clear();
          if (result.isError()) {
            return false;
          }
          if (result.isUnderflow()) {
            break;
          }
        }
        bytes.compact();
      }
    }
    // What is left is a character that the end of the file cuts.
    return !whole || bytes.position() == 0;
  }

  /** What the bytes of a file tell, all of them. */
  private static final class ByteCount {
    private long all;
    private long quotes;
    private int last;
    private long zeros;
    private long zerosAtEven;
    private long zerosAtOdd;
    private long controls;
    private long sequences;
    private long malformed;
    private byte[] start = {};
    private byte[] odd = {};
    private int following;
    private int least;
    private int most;

    static ByteCount of(Path path) throws IOException {
      var count = new ByteCount();
      try (InputStream file = Files.newInputStream(path)) {
        var buffer = new byte[SAMPLE];
        for (int read = file.readNBytes(buffer, 0, SAMPLE);
            read > 0;
            read = file.readNBytes(buffer, 0, SAMPLE)) {
          count.add(buffer, read);
        }
      }
      return count;
    }

    /** Bytes to guess an encoding by: the first that are not UTF-8, and what stands around them. */
    byte[] sample() {
      return odd.length > 0 ? odd : start;
    }

    private void add(byte[] buffer, int length) {
      if (all == 0) {
        start = Arrays.copyOf(buffer, length);
      }
      long before = malformed;
      for (int position = 0; position < length; position++) {
        int next = buffer[position] & 0xFF;
        if (next > ' ') {
          last = next;
        }
        if (next == '"') {
          quotes++;
        }
        if (next == 0) {
          zeros++;
          if (((all + position) & 1) == 0) {
            zerosAtEven++;
          } else {
            zerosAtOdd++;
          }
        }
        if (next < 0x20
            && next != '\t'
            && next != '\n'
            && next != '\r'
            && next != '\f'
            && next != 0x1A) {
          controls++;
        }
        addByte(next);
      }
      all += length;
      if (odd.length == 0 && malformed > before) {
        odd = Arrays.copyOf(buffer, length);
      }
    }

    boolean quotesOdd() {
      return quotes % 2 == 1 && last != '"';
    }

    private void addByte(int next) {
      if (following > 0) {
        if (next >= least && next <= most) {
          least = 0x80;
          most = 0xBF;
          if (--following == 0) {
            sequences++;
          }
          return;
        }
        following = 0;
        malformed++;
      }
      if (next < 0x80) {
        return;
      }
      least = 0x80;
      most = 0xBF;
      if (next >= 0xC2 && next <= 0xDF) {
        following = 1;
      } else if (next >= 0xE0 && next <= 0xEF) {
        following = 2;
        least = next == 0xE0 ? 0xA0 : least;
        most = next == 0xED ? 0x9F : most;
      } else if (next >= 0xF0 && next <= 0xF4) {
        following = 3;
        least = next == 0xF0 ? 0x90 : least;
        most = next == 0xF4 ? 0x8F : most;
      } else {
        malformed++;
      }
    }
  }

  private static final class WithoutZeros extends FilterReader {
    WithoutZeros(Reader reader) {
      super(reader);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      while (next == 0) {
        next = in.read();
      }
      return next;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (true) {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
          return read;
        }
        int kept = offset;
        for (int position = offset; position < offset + read; position++) {
          if (buffer[position] != 0) {
            buffer[kept++] = buffer[position];
          }
        }
        if (kept > offset) {
          return kept - offset;
        }
      }
    }
  }
}
