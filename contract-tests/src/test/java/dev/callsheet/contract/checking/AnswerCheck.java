package dev.callsheet.contract.checking;

import dev.callsheet.contract.coverage.Coverage;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.recording.Body;
import dev.callsheet.contract.recording.Exchange;
import dev.callsheet.contract.schema.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Holds an answer against the document and records it; whatever is not declared is a failure. */
public final class AnswerCheck {
  /** What HTTP itself puts on any answer, and what the document says of all in prose. */
  private static final Set<String> UNIVERSAL_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "date",
          "transfer-encoding",
          "cache-control",
          "x-content-type-options",
          // What a browser asks for where it is allowed to pages of other origins.
          "access-control-allow-origin",
          "access-control-expose-headers",
          "vary");

  private static final Pattern HELP = Pattern.compile("</errors/[^/]+/([^/]+)>; rel=\"help\"");
  private static final String NO_CODE = "(none)";

  private final ContractDocument document;
  private final SchemaCheck schemas;
  private final Coverage coverage;

  /** Checks against a document and records into {@code coverage}. */
  public AnswerCheck(ContractDocument document, Coverage coverage) {
    this.document = document;
    this.schemas = new SchemaCheck(document);
    this.coverage = coverage;
  }

  /** What may be answered, and by whom. */
  private record Expectation(
      String family, String operation, boolean bodyless, Map<Integer, DeclaredAnswer> answers) {}

  /**
   * Returns the answer if it keeps to the document.
   *
   * @param headers by name in lower case
   * @throws AssertionError naming everything that is wrong with it
   */
  public Answer check(
      ApiRequest request, int status, Map<String, List<String>> headers, byte[] body) {
    return check(request, Body.of(request.body()), status, headers, body);
  }

  /** The same for a request whose body was not sent as it stands there. */
  Answer check(
      ApiRequest request, Body sent, int status, Map<String, List<String>> headers, byte[] body) {
    var expectation = expectation(request);
    var declared = expectation.answers().get(status);
    var json = json(headers, body);
    var code = code(expectation, status, headers, json);
    var outcome = new Outcome(expectation.family(), expectation.operation(), status, code);
    var violations = new ArrayList<String>();
    if (declared == null) {
      violations.add("the status " + status + " is not declared");
    } else {
      checkCode(violations, declared, code);
      checkHeaders(violations, expectation, declared, code, headers);
      checkBody(violations, expectation, declared, headers, body, json);
    }
    coverage.record(
        outcome,
        violations,
        new Exchange.Request(request.method(), request.target(), request.headers(), sent),
        new Exchange.Response(status, headers, Body.of(body)));
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "%s was answered with %s, which breaks the document:%n- %s%n%s%n%s"
              .formatted(
                  request, outcome, String.join("\n- ", violations), headers, excerpt(body)));
    }
    return new Answer(status, headers, body, outcome);
  }

  private Expectation expectation(ApiRequest request) {
    var head = request.method().equals("HEAD");
    var operation =
        request.isReadable()
            ? document.match(request.method(), request.path())
            : Optional.<ApiOperation>empty();
    if (operation.isPresent()) {
      var matched = operation.get();
      return new Expectation(matched.family(), matched.id(), head, matched.answers());
    }
    var family = document.familyOf(request.path());
    if (family.isEmpty()) {
      throw new AssertionError(request + " is in no family, so nothing is declared for it");
    }
    return new Expectation(family.get().name(), Outcome.UNROUTED, head, family.get().unrouted());
  }

  private String code(
      Expectation expectation, int status, Map<String, List<String>> headers, JsonNode json) {
    if (status < 400) {
      return Outcome.SUCCESS;
    }
    var family = document.families().get(expectation.family());
    if (family == null) {
      return NO_CODE;
    }
    var code = expectation.bodyless() && family.hasCodes() ? linked(headers) : family.codeOf(json);
    return code.isEmpty() ? NO_CODE : code;
  }

  /** The code of the page that an answer without a body links to. */
  private static String linked(Map<String, List<String>> headers) {
    var link = HELP.matcher(headers.getOrDefault("link", List.of("")).getFirst());
    return link.matches() ? link.group(1) : "";
  }

  private static void checkCode(List<String> violations, DeclaredAnswer declared, String code) {
    if (declared.isError() && !declared.codes().contains(code)) {
      violations.add("the code " + code + " is not among " + declared.codes());
    }
  }

  private void checkHeaders(
      List<String> violations,
      Expectation expectation,
      DeclaredAnswer declared,
      String code,
      Map<String, List<String>> headers) {
    var known = new ArrayList<String>();
    for (var header : declared.node().path("headers").properties()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      known.add(name);
      var node = document.resolve(header.getValue());
      var values = headers.getOrDefault(name, List.of());
      if (values.isEmpty() && node.path("required").asBoolean(false)) {
        violations.add("the header " + header.getKey() + " is missing");
      }
      if (values.size() > 1) {
        violations.add(
            "the header " + header.getKey() + " stands there " + values.size() + " times");
      }
      for (var value : values) {
        checkHeader(violations, declared, header.getKey(), node, value);
      }
    }
    for (var name : headers.keySet()) {
      if (!known.contains(name) && !UNIVERSAL_HEADERS.contains(name)) {
        violations.add("the header " + name + " is not declared");
      }
    }
    var entry = document.entry(expectation.family(), code, declared.status()).orElse(null);
    if (!headers.containsKey("cache-control")) {
      violations.add("nothing is said about caches");
    }
    if (!headers.getOrDefault("x-content-type-options", List.of()).equals(List.of("nosniff"))) {
      violations.add("the media type is left to guesses");
    }
    checkRetryAfter(violations, declared, entry, headers);
    checkHelp(violations, entry, headers);
  }

  private static void checkHelp(
      List<String> violations, @Nullable CatalogueEntry entry, Map<String, List<String>> headers) {
    if (entry == null) {
      return;
    }
    var help = "</errors/%s/%s>; rel=\"help\"".formatted(entry.family(), entry.name());
    if (!headers.getOrDefault("link", List.of()).contains(help)) {
      violations.add("the header Link is not " + help);
    }
  }

  private void checkHeader(
      List<String> violations,
      DeclaredAnswer declared,
      String name,
      JsonNode header,
      String value) {
    var place = declared.pointer() + "/headers/" + ContractDocument.escape(name);
    var typed = SchemaCheck.typed(document.resolve(header.path("schema")), value);
    for (var violation : schemas.violations(document.follow(place) + "/schema", typed)) {
      violations.add("the header " + name + ": " + value + violation);
    }
  }

  /** Where the only code has none in the catalogue, the header tells that one cause passes by. */
  private static void checkRetryAfter(
      List<String> violations,
      DeclaredAnswer declared,
      @Nullable CatalogueEntry entry,
      Map<String, List<String>> headers) {
    if (entry == null || (!entry.retryAfter() && declared.codes().size() == 1)) {
      return;
    }
    if (entry.retryAfter() != headers.containsKey("retry-after")) {
      violations.add(
          "the catalogue says Retry-After: " + entry.retryAfter() + " of " + entry.code());
    }
  }

  private void checkBody(
      List<String> violations,
      Expectation expectation,
      DeclaredAnswer declared,
      Map<String, List<String>> headers,
      byte[] body,
      JsonNode json) {
    var mediaTypes = declared.mediaTypes();
    if (body.length > 0 && (expectation.bodyless() || mediaTypes.isEmpty())) {
      violations.add("a body is not declared");
    }
    if (mediaTypes.isEmpty()) {
      return;
    }
    var mediaType = mediaType(headers);
    if (!mediaTypes.contains(mediaType)) {
      violations.add("the media type " + mediaType + " is not among " + mediaTypes);
      return;
    }
    if (expectation.bodyless() || declared.isFile(mediaType)) {
      return;
    }
    if (isJson(mediaType) && json.isMissingNode()) {
      violations.add("the body is not JSON");
      return;
    }
    var value =
        isJson(mediaType) ? json : StringNode.valueOf(new String(body, StandardCharsets.UTF_8));
    for (var violation : schemas.violations(declared.schemaPointer(mediaType), value)) {
      violations.add("the body" + violation);
    }
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  private static JsonNode json(Map<String, List<String>> headers, byte[] body) {
    if (!isJson(mediaType(headers)) || body.length == 0) {
      return JsonMapper.shared().missingNode();
    }
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException malformed) {
      return JsonMapper.shared().missingNode();
    }
  }

  private static String mediaType(Map<String, List<String>> headers) {
    return headers.getOrDefault("content-type", List.of("")).getFirst().split(";", 2)[0].strip();
  }

  private static String excerpt(byte[] body) {
    var text = new String(body, 0, Math.min(body.length, 1000), StandardCharsets.UTF_8);
    return text.isEmpty() ? "(no body)" : text;
  }
}
