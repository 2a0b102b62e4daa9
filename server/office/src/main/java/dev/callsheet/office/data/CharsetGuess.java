package dev.callsheet.office.data;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the encoding of bytes that are not Unicode.
 *
 * <p>Statistics of languages need sentences, and a table has words. So each encoding is judged by
 * what it makes of the bytes: letters that its languages use, in words of one script whose capitals
 * stand where capitals do. The statistics decide what that leaves open.
 */
final class CharsetGuess {
  /** The letters beyond ASCII of languages, in small letters. */
  private static final List<Set<Integer>> WESTERN =
      languages(
          "äöüßé",
          "àâæçéèêëîïôœùûüÿ",
          "áéíóúñü",
          "áâãàçéêíóôõúü",
          "àèéìîòùó",
          "åäöøæéü",
          "ëïéèöüóá",
          "áðéíóúýþæö");

  /** Icelandic, whose letters of its own stand where Turkish has its own. */
  private static final Set<Integer> ICELANDIC = WESTERN.getLast();

  private static final List<Set<Integer>> CENTRAL =
      languages("áčďéěíňóřšťúůýžäľĺôŕ", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüßé");

  private static final List<Set<Integer>> TURKISH = languages("çğıöşüâîûi\u0307");

  private static final String SYMBOLS = "€£¥“”„‘’‚–—…•°§©®™²³µ½¼¾«»¿¡·±×№\u00a0";

  /** An encoding that may be. */
  private enum Candidate {
    WINDOWS_1252("windows-1252", 0),
    WINDOWS_1250("windows-1250", 0),
    WINDOWS_1254("windows-1254", 0),
    WINDOWS_1251("windows-1251", 0),
    KOI8_R("KOI8-R", 0.06),
    WINDOWS_1253("windows-1253", 0),
    WINDOWS_1255("windows-1255", 0),
    WINDOWS_1256("windows-1256", 0),
    THAI("x-windows-874", 0),
    SHIFT_JIS("windows-31j", 0),
    EUC_KR("x-windows-949", 0),
    EUC_JP("EUC-JP", 0),
    GB18030("GB18030", 0),
    BIG5("Big5", 0),
    MAC_ROMAN("x-MacRoman", 0.15),
    IBM850("IBM850", 0.15);

    private final String name;

    /** How rare files of it are, in points. */
    private final double rarity;

    Candidate(String name, double rarity) {
      this.name = name;
      this.rarity = rarity;
    }
  }

  private static final Map<String, Candidate> STATISTICS =
      Map.ofEntries(
          Map.entry("ISO-8859-1", Candidate.WINDOWS_1252),
          Map.entry("windows-1252", Candidate.WINDOWS_1252),
          Map.entry("ISO-8859-2", Candidate.WINDOWS_1250),
          Map.entry("windows-1250", Candidate.WINDOWS_1250),
          Map.entry("ISO-8859-9", Candidate.WINDOWS_1254),
          Map.entry("windows-1254", Candidate.WINDOWS_1254),
          Map.entry("windows-1251", Candidate.WINDOWS_1251),
          Map.entry("KOI8-R", Candidate.KOI8_R),
          Map.entry("ISO-8859-7", Candidate.WINDOWS_1253),
          Map.entry("windows-1253", Candidate.WINDOWS_1253),
          Map.entry("ISO-8859-8", Candidate.WINDOWS_1255),
          Map.entry("windows-1255", Candidate.WINDOWS_1255),
          Map.entry("windows-1256", Candidate.WINDOWS_1256),
          Map.entry("Shift_JIS", Candidate.SHIFT_JIS),
          Map.entry("EUC-JP", Candidate.EUC_JP),
          Map.entry("EUC-KR", Candidate.EUC_KR),
          Map.entry("GB18030", Candidate.GB18030),
          Map.entry("Big5", Candidate.BIG5));

  private static final Set<Integer> USUAL_SYMBOLS = points(SYMBOLS);

  private CharsetGuess() {}

  /** Those that can be, the likeliest first; there may be none. */
  static List<Charset> of(byte[] sample) {
    var confidence = new HashMap<Candidate, Integer>();
    var detector = new CharsetDetector();
    detector.setText(sample);
    for (var match : detector.detectAll()) {
      var candidate = STATISTICS.get(match.getName());
      if (candidate != null) {
        confidence.merge(candidate, match.getConfidence(), Math::max);
      }
    }
    record Judged(Charset charset, double points) {}
    var judged = new ArrayList<Judged>();
    for (var candidate : Candidate.values()) {
      if (!Charset.isSupported(candidate.name)) {
        continue;
      }
      var charset = Charset.forName(candidate.name);
      var text = decoded(sample, charset);
      if (text != null) {
        double points = points(text, candidate) - candidate.rarity;
        judged.add(new Judged(charset, points + 0.003 * confidence.getOrDefault(candidate, 0)));
      }
    }
    // The sort is stable: of equals, the one that is listed first is taken.
    judged.sort(Comparator.comparingDouble(Judged::points).reversed());
    return judged.stream().map(Judged::charset).toList();
  }

  private static @Nullable String decoded(byte[] sample, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var characters = CharBuffer.allocate(sample.length * 2);
    // The sample may end within a character.
    if (decoder.decode(ByteBuffer.wrap(sample), characters, false).isError()) {
      return null;
    }
    return characters.flip().toString();
  }

  /** From 1, where everything is usual, downwards. */
  private static double points(String text, Candidate candidate) {
    double points = 0;
    double weight = 0;
    int[] all = text.codePoints().toArray();
    var letters = letters(all, candidate);
    for (int position = 0; position < all.length; position++) {
      int point = all[position];
      if (point < 0x80) {
        continue;
      }
      int bytes = point >= 0x2E80 && !(point >= 0xFF61 && point <= 0xFF9F) ? 2 : 1;
      weight += bytes;
      points += bytes * (usual(point, candidate, letters) - strange(all, position));
    }
    return weight == 0 ? 0 : points / weight - (letters.equals(ICELANDIC) ? 0.02 : 0);
  }

  /** The letters of the language that most of the text can be of. */
  private static Set<Integer> letters(int[] all, Candidate candidate) {
    var languages =
        switch (candidate) {
          case WINDOWS_1252, MAC_ROMAN, IBM850 -> WESTERN;
          case WINDOWS_1250 -> CENTRAL;
          case WINDOWS_1254 -> TURKISH;
          default -> List.<Set<Integer>>of(Set.of());
        };
    return languages.stream()
        .max(
            Comparator.comparingLong(
                language ->
                    Arrays.stream(all)
                        .filter(point -> point >= 0x80)
                        .map(Character::toLowerCase)
                        .filter(language::contains)
                        .count()))
        .orElseThrow();
  }

  private static double usual(int point, Candidate candidate, Set<Integer> letters) {
    if (USUAL_SYMBOLS.contains(point)) {
      return 0.7;
    }
    return switch (candidate) {
      case WINDOWS_1252, MAC_ROMAN, IBM850, WINDOWS_1250, WINDOWS_1254 ->
          of(letters.contains(Character.toLowerCase(point)));
      case WINDOWS_1251, KOI8_R ->
          // Hebrew, which has no capitals, looks like Cyrillic without them.
          isCyrillic(point) ? (Character.isUpperCase(point) ? 1 : 0.95) : -0.5;
      case WINDOWS_1253 -> greek(point);
      case WINDOWS_1255 -> of(point >= 0x5D0 && point <= 0x5EA);
      case WINDOWS_1256 ->
          of((point >= 0x621 && point <= 0x64A) || point == 0x67E || point == 0x686);
      case THAI -> of(point >= 0xE01 && point <= 0xE4E) * 0.97;
      case SHIFT_JIS, EUC_JP ->
          isKana(point)
              ? 1
              : isHan(point) ? 0.98 * level(point, "Shift_JIS", 0x88, 0x97) : halfWidth(point);
      case EUC_KR ->
          point >= 0xAC00 && point <= 0xD7A3
              ? level(point, "EUC-KR", 0xB0, 0xC8)
              : isHan(point) ? 0.2 : wide(point);
      case GB18030 -> isHan(point) ? 0.97 * level(point, "GB2312", 0xB0, 0xD7) : wide(point);
      case BIG5 -> isHan(point) ? 0.97 * level(point, "Big5", 0xA4, 0xC6) : wide(point);
    };
  }

  private static double of(boolean usual) {
    return usual ? 1 : -0.5;
  }

  /** Greek words have an accent, which other scripts that are read as Greek hardly meet. */
  private static double greek(int point) {
    if ("άέήίόύώΆΈΉΊΌΎΏ".indexOf(point) >= 0) {
      return 1;
    }
    return point >= 0x391 && point <= 0x3CE ? 0.9 : -0.5;
  }

  private static boolean isCyrillic(int point) {
    return (point >= 0x410 && point <= 0x44F) || "ёЁіїєґІЇЄҐўЎ".indexOf(point) >= 0;
  }

  private static boolean isKana(int point) {
    return point >= 0x3041 && point <= 0x30FE;
  }

  private static boolean isHan(int point) {
    return Character.isIdeographic(point);
  }

  private static double halfWidth(int point) {
    return point >= 0xFF61 && point <= 0xFF9F ? 0.2 : wide(point);
  }

  /** Punctuation and letters of full width. */
  private static double wide(int point) {
    return (point >= 0x3000 && point <= 0x3020) || (point >= 0xFF00 && point <= 0xFF5E)
        ? 0.7
        : -0.5;
  }

  /** Sets of characters begin with those that are used most. */
  private static double level(int point, String charset, int first, int last) {
    var bytes = Character.toString(point).getBytes(Charset.forName(charset));
    int lead = bytes[0] & 0xFF;
    return bytes.length == 2 && lead >= first && lead <= last ? 1 : 0.2;
  }

  /** What is odd about a letter beside its neighbours. */
  private static double strange(int[] all, int position) {
    int point = all[position];
    if (!Character.isLetter(point)) {
      return 0;
    }
    int before = position > 0 ? all[position - 1] : ' ';
    int after = position + 1 < all.length ? all[position + 1] : ' ';
    double strange = 0;
    if (Character.isUpperCase(point) && Character.isLowerCase(before)) {
      strange += 1;
    }
    if (Character.isLowerCase(point) && Character.isUpperCase(after)) {
      strange += 1;
    }
    if (Character.isLowerCase(point)
        && position > 1
        && Character.isUpperCase(before)
        && Character.isUpperCase(all[position - 2])) {
      strange += 1;
    }
    if (isOtherScript(point, before) || isOtherScript(point, after)) {
      strange += 1;
    }
    if (isLatin(point)) {
      if (Character.isDigit(before) || Character.isDigit(after)) {
        strange += 0.5;
      }
      if (highNeighbours(all, position) >= 3) {
        strange += 1;
      }
    }
    return strange;
  }

  /** How many Latin letters beyond ASCII stand side by side. */
  private static int highNeighbours(int[] all, int position) {
    int count = 1;
    for (int left = position - 1; left >= 0 && all[left] >= 0x80 && isLatin(all[left]); left--) {
      count++;
    }
    for (int right = position + 1;
        right < all.length && all[right] >= 0x80 && isLatin(all[right]) && count < 3;
        right++) {
      count++;
    }
    return count;
  }

  private static boolean isLatin(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
  }

  private static boolean isOtherScript(int point, int neighbour) {
    return Character.isLetter(neighbour)
        && !isEastAsian(point)
        && !isEastAsian(neighbour)
        && Character.UnicodeScript.of(point) != Character.UnicodeScript.of(neighbour);
  }

  private static boolean isEastAsian(int point) {
    return point >= 0x2E80;
  }

  private static List<Set<Integer>> languages(String... letters) {
    return Arrays.stream(letters).map(CharsetGuess::points).toList();
  }

  private static Set<Integer> points(String characters) {
    return characters.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
  }
}
