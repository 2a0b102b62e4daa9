package dev.callsheet.setting;

import dev.callsheet.database.DatabaseSettings;
import dev.callsheet.kernel.request.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a setting may be.
 *
 * @param allowed a phrase that completes "is not …"
 * @param fault what is wrong with a value; empty for nothing
 * @param ofMachine whether {@code fault} looks at this machine too, not only at the value
 */
public record Kind(String allowed, Function<String, Optional<String>> fault, boolean ofMachine) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern ORIGIN = Pattern.compile("(?i:https?)://[^/\\s,]+");
  private static final int LONGEST_QUOTE = 80;
  private static final int KEY_BYTES = 32;

  static Kind of(String allowed, Predicate<String> accepts) {
    return new Kind(
        allowed,
        value ->
            accepts.test(value)
                ? Optional.empty()
                : Optional.of(quoted(value) + " is not " + allowed),
        false);
  }

  /** What no message may quote. */
  static Kind secret(String allowed, Predicate<String> accepts) {
    return new Kind(
        allowed,
        value ->
            accepts.test(value) ? Optional.empty() : Optional.of("what it holds is not " + allowed),
        false);
  }

  /** One of these words. */
  public static Kind oneOf(String... values) {
    return of("one of " + String.join(", ", values), List.of(values)::contains);
  }

  /** {@code true} or {@code false}. */
  public static Kind flag() {
    return oneOf("true", "false");
  }

  static Kind host() {
    var allowed = "an address or a name of this machine, such as 127.0.0.1, :: or localhost";
    return new Kind(
        allowed,
        value ->
            isOfThisMachine(value)
                ? Optional.empty()
                : Optional.of(quoted(value) + " is not " + allowed),
        true);
  }

  static Kind port() {
    return whole("a port", 0, 65_535);
  }

  /** A whole number, both bounds included. */
  public static Kind number(long least, long most) {
    return whole("a whole number", least, most);
  }

  /** A number of bytes, both bounds included. */
  public static Kind bytes(long least, long most) {
    return whole("a number of bytes", least, most);
  }

  /**
   * A length of time, {@code 1500ms}, {@code 15s}, {@code 5m}, {@code 12h} or {@code 7d}, both
   * bounds included.
   */
  public static Kind duration(String least, String most) {
    var shortest = read(least).orElseThrow();
    var longest = read(most).orElseThrow();
    return of(
        "a duration from " + least + " to " + most + ", such as 500ms, 15s or 24h",
        value ->
            read(value)
                .filter(length -> length.compareTo(shortest) >= 0)
                .filter(length -> length.compareTo(longest) <= 0)
                .isPresent());
  }

  static Kind url() {
    return of("a URL like https://example.com, without user, query and fragment", Kind::isUrl);
  }

  /** The URL of a service, which paths are put behind. */
  public static Kind baseUrl() {
    return of(
        "a URL like https://example.com, without user, query, fragment and a slash at its end",
        value -> isUrl(value) && !value.endsWith("/"));
  }

  static Kind origins() {
    return of(
        "a list of origins like https://app.example.com with commas between them, or *",
        value ->
            List.of(value.split(",", -1)).stream()
                .map(String::strip)
                .allMatch(origin -> origin.equals("*") || ORIGIN.matcher(origin).matches()));
  }

  static Kind networks() {
    return of("a list of networks like 10.1.0.0/16 with commas between them", Kind::areNetworks);
  }

  static Kind networksOrNone() {
    return of(
        "a list of networks like 10.1.0.0/16 with commas between them, or none",
        value -> value.equals("none") || areNetworks(value));
  }

  private static boolean areNetworks(String value) {
    return Stream.of(value.split(",", -1)).map(String::strip).allMatch(Kind::isNetwork);
  }

  private static boolean isNetwork(String notation) {
    try {
      var unused = Network.of(notation);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  static Kind currency() {
    return of(
        "an ISO 4217 code in small letters, such as eur",
        value ->
            value.equals(value.toLowerCase(Locale.ROOT))
                && Currency.getAvailableCurrencies().stream()
                    .anyMatch(known -> known.getCurrencyCode().equalsIgnoreCase(value)));
  }

  /**
   * A list with commas between its items.
   *
   * @param fault what is wrong with an item, a sentence that does not quote it; empty for nothing
   */
  static Kind each(String allowed, Function<String, Optional<String>> fault) {
    return new Kind(
        allowed,
        value ->
            Stream.of(value.split(",", -1))
                .map(String::strip)
                .flatMap(item -> fault.apply(item).map(why -> quoted(item) + ": " + why).stream())
                .findFirst(),
        false);
  }

  /** A text of a form. */
  public static Kind matching(String allowed, String pattern) {
    return of(allowed, Pattern.compile(pattern).asMatchPredicate());
  }

  /** A secret, which is never shown. */
  public static Kind secretText(String allowed) {
    return secret(allowed + " in one word", value -> value.matches("[!-~]+"));
  }

  static Kind key() {
    return secret(KEY_BYTES + " bytes in base64", Kind::isKey);
  }

  static Kind database() {
    return new Kind(
        "postgresql://user:password@host:port/database", DatabaseSettings::faultOf, false);
  }

  static Kind directory() {
    return new Kind(
        "a directory that can be written to",
        value ->
            canBeWritten(value)
                ? Optional.empty()
                : Optional.of(quoted(value) + " is not a directory that can be written to"),
        true);
  }

  /**
   * A program that is tried before the server starts.
   *
   * @param fault why it will not do; empty if it will
   */
  public static Kind program(String allowed, Function<Path, Optional<String>> fault) {
    return new Kind(
        allowed, value -> fault.apply(Path.of(value)).map(why -> quoted(value) + " " + why), true);
  }

  /** The value within one line. */
  static String quoted(String value) {
    var line = value.replaceAll("\\p{Cntrl}", "?");
    if (line.isBlank()) {
      return "an empty value";
    }
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  private static Kind whole(String what, long least, long most) {
    return of(
        what + " from " + least + " to " + most,
        value -> value.matches("\\d{1,18}") && isWithin(Long.parseLong(value), least, most));
  }

  private static boolean isWithin(long number, long least, long most) {
    return number >= least && number <= most;
  }

  private static Optional<Duration> read(String value) {
    var parts = DURATION.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  private static boolean isUrl(String value) {
    try {
      var url = new URI(value);
      return List.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isKey(String value) {
    try {
      return Base64.getDecoder().decode(value.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isOfThisMachine(String host) {
    try {
      var address = InetAddress.getByName(host);
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** What does not exist yet is created later, in the nearest directory that does. */
  private static boolean canBeWritten(String value) {
    try {
      var path = Path.of(value).toAbsolutePath().normalize();
      while (!Files.exists(path) && path.getParent() != null) {
        path = path.getParent();
      }
      return value.chars().noneMatch(Character::isISOControl)
          && Files.isDirectory(path)
          && Files.isWritable(path);
    } catch (InvalidPathException malformed) {
      return false;
    }
  }
}
