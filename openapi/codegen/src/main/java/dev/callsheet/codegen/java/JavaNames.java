package dev.callsheet.codegen.java;

import dev.callsheet.contract.document.Family;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Java names for the names of the document. */
public final class JavaNames {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "Ok"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(203, "NonAuthoritativeInformation"),
          Map.entry(204, "NoContent"),
          Map.entry(205, "ResetContent"),
          Map.entry(206, "PartialContent"),
          Map.entry(300, "MultipleChoices"),
          Map.entry(301, "MovedPermanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "SeeOther"),
          Map.entry(304, "NotModified"),
          Map.entry(307, "TemporaryRedirect"),
          Map.entry(308, "PermanentRedirect"),
          Map.entry(400, "BadRequest"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "PaymentRequired"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "NotFound"),
          Map.entry(405, "MethodNotAllowed"),
          Map.entry(406, "NotAcceptable"),
          Map.entry(408, "RequestTimeout"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(411, "LengthRequired"),
          Map.entry(412, "PreconditionFailed"),
          Map.entry(413, "PayloadTooLarge"),
          Map.entry(414, "UriTooLong"),
          Map.entry(415, "UnsupportedMediaType"),
          Map.entry(416, "RangeNotSatisfiable"),
          Map.entry(417, "ExpectationFailed"),
          Map.entry(421, "MisdirectedRequest"),
          Map.entry(422, "UnprocessableEntity"),
          Map.entry(423, "Locked"),
          Map.entry(424, "FailedDependency"),
          Map.entry(425, "TooEarly"),
          Map.entry(426, "UpgradeRequired"),
          Map.entry(428, "PreconditionRequired"),
          Map.entry(429, "TooManyRequests"),
          Map.entry(431, "RequestHeaderFieldsTooLarge"),
          Map.entry(451, "UnavailableForLegalReasons"),
          Map.entry(460, "ChecksumMismatch"),
          Map.entry(500, "InternalServerError"),
          Map.entry(501, "NotImplemented"),
          Map.entry(502, "BadGateway"),
          Map.entry(503, "ServiceUnavailable"),
          Map.entry(504, "GatewayTimeout"),
          Map.entry(507, "InsufficientStorage"));

  private JavaNames() {}

  /** Whether a name holds something that a Java name can be made of. */
  public static boolean hasWords(String name) {
    return name.matches("(?s).*[A-Za-z0-9].*");
  }

  /** {@code asset_processing} and {@code createCut} become {@code AssetProcessing, CreateCut}. */
  public static String type(String name) {
    return words(name).map(JavaNames::capitalized).collect(Collectors.joining());
  }

  /** {@code Idempotency-Key} and {@code ETag} become {@code idempotencyKey, etag}. */
  public static String member(String name) {
    String type = type(name);
    String member = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    return SourceVersion.isKeyword(member) ? member + "Value" : member;
  }

  /** {@code createCut} and {@code premiere_xml} become {@code CREATE_CUT, PREMIERE_XML}. */
  public static String constant(String name) {
    String constant =
        words(name).map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
    return Character.isDigit(constant.charAt(0)) ? "_" + constant : constant;
  }

  /** {@code job-board} becomes {@code jobboard}, a part of the name of a package. */
  public static String segment(String name) {
    String segment = name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    return SourceVersion.isKeyword(segment) ? segment + "_" : segment;
  }

  /** The type name of a status, from its reason phrase: {@code NoContent} for 204. */
  public static String status(int status) {
    return REASONS.getOrDefault(status, "Unregistered" + status);
  }

  /** The type name of an error: its code, or its status in a family without codes. */
  public static String error(String code, int status) {
    return code.equals(Family.NO_CODE) ? status(status) : type(code);
  }

  /**
   * The name of a component or tag within its family: {@code StudioAsset} becomes {@code Asset}.
   */
  public static String within(Family family, String component) {
    String name = type(component);
    String prefix = family.isNone() ? "" : type(family.name());
    return !prefix.isEmpty()
            && name.length() > prefix.length()
            && name.startsWith(prefix)
            && Character.isUpperCase(name.charAt(prefix.length()))
        ? name.substring(prefix.length())
        : name;
  }

  /**
   * The name of an operation within its family, without the noun that tells it from those of other
   * families: {@code createClipSource} becomes {@code createSource}, {@code createClips} stays.
   */
  public static String operationWithin(Family family, String operationId) {
    return family.noun().isEmpty()
        ? operationId
        : operationId.replaceFirst("^([a-z]+)" + family.noun() + "(?=[A-Z])", "$1");
  }

  /** {@code traceId} and {@code trace_id} become {@code trace id}. */
  public static String prose(String name) {
    return words(name).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
  }

  private static Stream<String> words(String name) {
    String spaced =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .replaceAll("(?<=[A-Z]{2})(?=[A-Z][a-z])", " ")
            .replaceAll("[^A-Za-z0-9]+", " ")
            .strip();
    return Stream.of(spaced.split(" "));
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
