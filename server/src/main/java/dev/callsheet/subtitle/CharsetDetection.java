package dev.callsheet.subtitle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * Tells the encoding of a text that is not Unicode, where it can be told.
 *
 * <p>The library compares frequencies of letters. It does not tell encodings apart that hold the
 * same letters in other places, and knows nothing of some languages. So its answer counts only if
 * it has enough to go by, is sure, is surer than of any other that gives another text, and gives no
 * text with symbols or capitals within words. Short texts are not told then, nor Thai, Vietnamese
 * and Baltic ones.
 */
final class CharsetDetection {

  /** So many bytes beyond ASCII it needs to go by. */
  private static final int LEAST_BYTES = 20;

  /** More of them say no more, and each of many encodings is tried on them. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int LEAST_CONFIDENCE = 30;
  private static final int LEAST_LEAD = 10;

  /** A text may have one oddity, for typing errors, to so many characters beyond ASCII. */
  private static final int CHARACTERS_PER_ODDITY = 200;

  /** What may stand between two letters, other than letters. */
  private static final String JOINING = "\u2018\u2019\u00b7\u2013\u2014\u2026\u00ad\u00a0";

  /** What Greek words begin with in the wrong one of two encodings. */
  private static final String STRANGE_BEGINNINGS = "\u2019\u00b6";

  private static final List<String> WESTERN = List.of("windows-1252", "ISO-8859-15");
  private static final List<String> CENTRAL = List.of("windows-1250", "ISO-8859-2");
  private static final List<String> GREEK = List.of("windows-1253", "ISO-8859-7");
  private static final List<String> HEBREW = List.of("windows-1255", "ISO-8859-8");
  private static final List<String> TURKISH = List.of("windows-1254");

  /** What each answer of the library may stand for; others are not encodings of subtitles. */
  private static final Map<String, List<String>> ENCODINGS =
      Map.ofEntries(
          Map.entry("ISO-8859-1", WESTERN),
          Map.entry("windows-1252", WESTERN),
          Map.entry("ISO-8859-2", CENTRAL),
          Map.entry("windows-1250", CENTRAL),
          Map.entry("ISO-8859-5", List.of("ISO-8859-5")),
          Map.entry("ISO-8859-6", List.of("ISO-8859-6")),
          Map.entry("ISO-8859-7", GREEK),
          Map.entry("windows-1253", GREEK),
          Map.entry("ISO-8859-8", HEBREW),
          Map.entry("ISO-8859-8-I", HEBREW),
          Map.entry("windows-1255", HEBREW),
          Map.entry("ISO-8859-9", TURKISH),
          Map.entry("windows-1254", TURKISH),
          Map.entry("windows-1251", List.of("windows-1251")),
          Map.entry("windows-1256", List.of("windows-1256")),
          Map.entry("KOI8-R", List.of("KOI8-U")),
          Map.entry("IBM866", List.of("IBM866")),
          Map.entry("Shift_JIS", List.of("windows-31j")),
          Map.entry("EUC-JP", List.of("EUC-JP")),
          Map.entry("EUC-KR", List.of("x-windows-949")),
          Map.entry("GB18030", List.of("GB18030")),
          Map.entry("Big5", List.of("Big5")));

  private record Candidate(Charset charset, String text, int confidence, int oddities) {}

  private CharsetDetection() {}

  /** The encoding, or nothing if it is not certain. */
  static Optional<Charset> detect(byte[] file) {
    var bytes = linesBeyondAscii(file);
    if (beyondAscii(bytes) < LEAST_BYTES) {
      return Optional.empty();
    }
    var candidates = candidates(bytes);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    var best = candidates.getFirst();
    int lead = best.confidence() - (candidates.size() == 1 ? 0 : candidates.get(1).confidence());
    return best.confidence() >= LEAST_CONFIDENCE && lead >= LEAST_LEAD
        ? Optional.of(best.charset())
        : Optional.empty();
  }

  /** Different texts that it can be, the likeliest first. */
  private static List<Candidate> candidates(byte[] bytes) {
    var candidates = new ArrayList<Candidate>();
    var detector = new CharsetDetector();
    detector.setText(bytes);
    for (var match : detector.detectAll()) {
      for (var candidate : readings(bytes, match)) {
        if (candidates.stream().noneMatch(other -> other.text().equals(candidate.text()))) {
          candidates.add(candidate);
        }
      }
    }
    return candidates;
  }

  /** What a match may stand for: of its encodings, those in which the least is odd. */
  private static List<Candidate> readings(byte[] bytes, CharsetMatch match) {
    var readings = new ArrayList<Candidate>();
    for (String name : ENCODINGS.getOrDefault(match.getName(), List.of())) {
      var charset = Charset.forName(name);
      if (SubtitleText.decode(bytes, charset) instanceof SubtitleText.Decoded(var text)) {
        int oddities = oddities(text);
        if (oddities * CHARACTERS_PER_ODDITY <= beyondAscii(text)) {
          readings.add(new Candidate(charset, text, match.getConfidence(), oddities));
        }
      }
    }
    int least = readings.stream().mapToInt(Candidate::oddities).min().orElse(0);
    readings.removeIf(reading -> reading.oddities() > least);
    return readings;
  }

  /** The first lines that have something to go by: not the times, and nothing in English. */
  private static byte[] linesBeyondAscii(byte[] file) {
    var lines = new ByteArrayOutputStream();
    int start = 0;
    boolean beyond = false;
    for (int index = 0; index < file.length && lines.size() < MOST_BYTES; index++) {
      beyond |= file[index] < 0;
      if (file[index] == '\n' || file[index] == '\r' || index == file.length - 1) {
        if (beyond && index - start < MOST_BYTES) {
          lines.write(file, start, index + 1 - start);
        }
        start = index + 1;
        beyond = false;
      }
    }
    return lines.toByteArray();
  }

  private static int beyondAscii(byte[] bytes) {
    int count = 0;
    for (byte value : bytes) {
      count += value < 0 ? 1 : 0;
    }
    return count;
  }

  private static long beyondAscii(String text) {
    return text.codePoints().filter(character -> character >= 0x80).count();
  }

  /** How many symbols and capitals stand where words have none, or characters that are none. */
  private static int oddities(String text) {
    var characters = text.codePoints().toArray();
    int oddities = 0;
    for (int index = 0; index < characters.length; index++) {
      int before = index == 0 ? ' ' : characters[index - 1];
      int after = index == characters.length - 1 ? ' ' : characters[index + 1];
      oddities += isOdd(before, characters[index], after) ? 1 : 0;
    }
    return oddities;
  }

  private static boolean isOdd(int before, int character, int after) {
    if (character < 0x80) {
      return false;
    }
    if (Character.isLetter(character)) {
      return Character.isUpperCase(character) && before >= 0x80 && Character.isLowerCase(before);
    }
    boolean begins = !Character.isLetter(before) && after >= 0x80 && Character.isLetter(after);
    if (begins && STRANGE_BEGINNINGS.indexOf(character) >= 0) {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      case Character.NON_SPACING_MARK -> false;
      default -> isCased(before) && isCased(after) && JOINING.indexOf(character) < 0;
    };
  }

  private static boolean isCased(int character) {
    return Character.isUpperCase(character) || Character.isLowerCase(character);
  }
}
