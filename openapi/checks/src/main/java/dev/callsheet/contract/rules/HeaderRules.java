package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Retry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The headers of answers. */
final class HeaderRules {
  private static final String REPLAYED = "Idempotent-Replayed";

  private static final Map<Integer, String> HEADERS =
      Map.of(401, "WWW-Authenticate", 405, "Allow", 206, "Content-Range", 416, "Content-Range");

  /** The link of a header that many errors share. */
  private static final String ANY_LINK = "</errors/family/code>; rel=\"help\"";

  private HeaderRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("request-id", "an answer names its request", HeaderRules::requestIds),
        new HouseRule("error-link", "an error links to the page about it", HeaderRules::help),
        new HouseRule(
            "retry-after",
            "Retry-After is declared where the catalogue says so",
            HeaderRules::retryAfter),
        new HouseRule(
            "status-headers",
            "WWW-Authenticate, Allow and Content-Range stand where HTTP wants them",
            HeaderRules::statusHeaders),
        new HouseRule(
            "location", "201 has the Location of what can be read", HeaderRules::location),
        new HouseRule("rate-limit", "an answer tells the rate limit", HeaderRules::rateLimits),
        new HouseRule(
            "idempotent-replayed",
            "an answer that is kept under an Idempotency-Key tells when it is sent again",
            HeaderRules::replayed));
  }

  private static void requestIds(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      needHeader(violations, document, occurrence, "X-Request-Id");
    }
  }

  private static void help(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      needHeader(violations, document, error, "Link");
      var pointer = document.follow(error.answer().pointer() + "/headers/Link");
      var example = document.root().at(pointer).path("example").asString(ANY_LINK);
      if (!example.equals(ANY_LINK) && !names(document, error).contains(example)) {
        violations.add(
            pointer + "/example",
            "'" + example + "' is not the page of " + error.name(),
            "write one of " + names(document, error) + ", or " + ANY_LINK + " if errors share it");
      }
    }
  }

  private static List<String> names(ContractDocument document, Occurrence error) {
    return entries(document, error)
        .map(
            entry -> "</errors/%s/%s>; rel=\"help\"".formatted(error.family().name(), entry.name()))
        .toList();
  }

  private static void retryAfter(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      var answer = error.answer();
      var waiting = entries(document, error).filter(CatalogueEntry::retryAfter).count();
      var pointer = answer.pointer() + "/headers/Retry-After";
      var header = header(document, error, "Retry-After");
      if (waiting == 0 && header.isPresent() && isRequired(header.get())) {
        violations.add(
            pointer,
            error.name() + " requires Retry-After, but the catalogue has it for none of its codes",
            "make retry-after true in the catalogue, or the header optional for where one cause"
                + " passes by itself");
      } else if (waiting > 0 && header.isEmpty()) {
        violations.add(
            pointer,
            error.name() + " has codes with Retry-After, but does not declare it",
            "declare the header");
      } else if (waiting > 0
          && isRequired(header.orElseThrow()) != (waiting == answer.codes().size())) {
        violations.add(
            pointer,
            error.name() + " has Retry-After for " + waiting + " of its codes",
            "require it if all of its " + answer.codes().size() + " codes have it, else not");
      }
    }
  }

  private static void statusHeaders(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      var header = HEADERS.get(occurrence.answer().status());
      if (header != null) {
        needHeader(violations, document, occurrence, header);
      }
    }
  }

  private static void location(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      var operation = occurrence.operation();
      if (occurrence.answer().status() == 201
          && operation != null
          && isReadable(document, operation)) {
        needHeader(violations, document, occurrence, "Location");
      }
    }
  }

  /** Whether what is created under a path can be read by its id below it. */
  private static boolean isReadable(ContractDocument document, ApiOperation creation) {
    var below = Pattern.compile(Pattern.quote(creation.path()) + "/\\{[^/]+}");
    return document.operations().stream()
        .anyMatch(
            operation ->
                operation.method().equals("GET") && below.matcher(operation.path()).matches());
  }

  private static void rateLimits(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      var all = occurrence.family().node().path("rate-limit-headers").asString("").equals("all");
      if (!all && (!occurrence.isSecured() || occurrence.answer().status() == 401)) {
        continue;
      }
      for (var name : List.of("RateLimit", "RateLimit-Policy")) {
        if (header(document, occurrence, name).isEmpty()) {
          violations.add(
              occurrence.answer().pointer() + "/headers/" + name,
              occurrence.name() + " does not declare " + name,
              "declare the header");
        }
      }
    }
  }

  private static void replayed(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      var operation = occurrence.operation();
      if (operation == null || operation.parameter("Idempotency-Key").isEmpty()) {
        continue;
      }
      var kept =
          !occurrence.answer().isError()
              || entries(document, occurrence).anyMatch(entry -> entry.retry() == Retry.NEVER);
      var pointer = occurrence.answer().pointer() + "/headers/" + REPLAYED;
      var header = header(document, occurrence, REPLAYED);
      if (kept && header.isEmpty()) {
        violations.add(
            pointer,
            occurrence.name()
                + " is kept under an Idempotency-Key, but does not declare "
                + REPLAYED,
            "declare the header");
      } else if (!kept && header.isPresent()) {
        violations.add(
            pointer,
            occurrence.name() + " declares " + REPLAYED + ", but no code of it is kept",
            "remove the header");
      } else if (kept && isRequired(header.orElseThrow())) {
        violations.add(
            pointer,
            occurrence.name() + " requires " + REPLAYED + ", which a new answer does not have",
            "make the header optional");
      }
    }
  }

  /** The entries of the catalogue for the codes of an error. */
  private static Stream<CatalogueEntry> entries(ContractDocument document, Occurrence error) {
    return error.answer().codes().stream()
        .flatMap(
            code -> document.entry(error.family().name(), code, error.answer().status()).stream());
  }

  private static void needHeader(
      Violations violations, ContractDocument document, Occurrence occurrence, String name) {
    if (!header(document, occurrence, name).map(HeaderRules::isRequired).orElse(false)) {
      violations.add(
          occurrence.answer().pointer() + "/headers/" + name,
          occurrence.name() + " does not declare " + name,
          "declare it as a header that is required");
    }
  }

  private static Optional<JsonNode> header(
      ContractDocument document, Occurrence occurrence, String name) {
    var header = document.resolve(occurrence.answer().node().path("headers").path(name));
    return header.isMissingNode() ? Optional.empty() : Optional.of(header);
  }

  private static boolean isRequired(JsonNode header) {
    return header.path("required").asBoolean(false);
  }
}
