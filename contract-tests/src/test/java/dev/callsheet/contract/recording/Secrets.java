package dev.callsheet.contract.recording;

import dev.callsheet.contract.document.ContractDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks what nobody but its owner may read: API keys, signing secrets, means of payment, passwords,
 * the signatures of pre-signed URLs and the steps of paths that are named as secrets.
 *
 * <p>Each character of a secret becomes an {@code x}, so that what is left still keeps to a schema
 * that bounds its length or names its prefix.
 */
public final class Secrets {
  /** Not the times, lengths and ids of secrets. */
  private static final String NAME =
      "(?![\\w.-]*_(?:at|ms|id)\\b)[\\w.-]*(?:secret|token|passw|signature|credential|payment_method|api_?key|access_?key)[\\w.-]*";

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:proxy-)?authorization|(?:set-)?cookie|" + NAME.replace("_?", "[_-]?"));

  /** Possessive, for a value of any length: Java's matcher would keep a stack of its characters. */
  private static final Pattern PROPERTY =
      Pattern.compile("(?i)(\"" + NAME + "\"\\s*:\\s*\")((?:[^\"\\\\]++|\\\\.)*+)");

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)((?:^|[?&\\s]|\\\\u0026)(?:" + NAME + "|sig)=)([^&\\s\"'<>#\\\\]+)");

  private static final Pattern USER_OF_URL = Pattern.compile("(://)([^/?#@\\s\"]+)(?=@)");

  private static final Pattern SCHEME = Pattern.compile("((?:Bearer|Basic|Digest) +)(.*)");

  /** A parameter of a path by whose name it is a secret, and what stands before it. */
  private static final Pattern STEP = Pattern.compile("(?i)^(.*?/)\\{" + NAME + "\\}");

  private static final Pattern CHARACTER =
      Pattern.compile("\\\\u[0-9A-Fa-f]{4}|\\\\.|.", Pattern.DOTALL);

  /** A prefix that gives a secret away, and what follows it. */
  private final Pattern prefixed;

  /** What stands before a secret in a path, and the secret. */
  private final List<Pattern> steps;

  private Secrets(Stream<String> prefixes, Stream<String> paths) {
    steps = paths.flatMap(path -> STEP.matcher(path).results()).map(Secrets::step).toList();
    prefixed =
        Pattern.compile(
            prefixes.map(Pattern::quote).collect(Collectors.joining("|", "(", ")"))
                + "([\\w+/=%-]+)");
  }

  /** Knows the keys of all families of a document. */
  public static Secrets of(ContractDocument document) {
    var keys =
        document.families().values().stream().flatMap(family -> family.keyPrefixes().stream());
    return new Secrets(
        Stream.concat(
            keys.filter(prefix -> !prefix.isBlank()), Stream.of("whsec_", "sk_live_", "sk_test_")),
        document.operations().stream().map(operation -> operation.path()));
  }

  private static Pattern step(MatchResult secret) {
    var before = secret.group(1).split("\\{[^}]*\\}", -1);
    var quoted = Stream.of(before).map(Pattern::quote).collect(Collectors.joining("[^/?#\\s\"]+"));
    return Pattern.compile("(" + quoted + ")([^/?#\\s\"\\\\{}]+)");
  }

  /** Returns a text without the secrets in it. */
  public String mask(String text) {
    var masked = prefixed.matcher(text).replaceAll(Secrets::maskSecond);
    masked = PROPERTY.matcher(masked).replaceAll(this::maskUnlessMasked);
    masked = PARAMETER.matcher(masked).replaceAll(this::maskUnlessMasked);
    for (var step : steps) {
      masked = step.matcher(masked).replaceAll(Secrets::maskSecond);
    }
    return USER_OF_URL.matcher(masked).replaceAll(Secrets::maskSecond);
  }

  /** Returns headers without the secrets in them. */
  public Map<String, String> maskHeaders(Map<String, String> headers) {
    var masked = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> masked.put(name, header(name).apply(value)));
    return masked;
  }

  /** Returns headers without the secrets in them. */
  public Map<String, List<String>> maskHeaderLists(Map<String, List<String>> headers) {
    var masked = new LinkedHashMap<String, List<String>>();
    headers.forEach((name, values) -> masked.put(name, values.stream().map(header(name)).toList()));
    return masked;
  }

  private UnaryOperator<String> header(String name) {
    return HEADER.matcher(name).matches() ? this::maskValue : this::mask;
  }

  private String maskValue(String value) {
    var scheme = SCHEME.matcher(value);
    var begin = scheme.matches() ? scheme.group(1) : "";
    return begin + unlessMasked(value.substring(begin.length()));
  }

  private String maskUnlessMasked(MatchResult found) {
    return java.util.regex.Matcher.quoteReplacement(found.group(1) + unlessMasked(found.group(2)));
  }

  /** Masks all of a value, but leaves a known prefix to tell what it was. */
  private String unlessMasked(String value) {
    var key = prefixed.matcher(value);
    return key.matches() ? key.group(1) + masked(key.group(2)) : masked(value);
  }

  private static String maskSecond(MatchResult found) {
    return java.util.regex.Matcher.quoteReplacement(found.group(1) + masked(found.group(2)));
  }

  /** One {@code x} for each character, however it is escaped. */
  private static String masked(String secret) {
    return CHARACTER.matcher(secret).replaceAll("x");
  }
}
