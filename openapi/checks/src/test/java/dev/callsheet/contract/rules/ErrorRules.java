package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Codes, their catalogue and the headers of answers. */
final class ErrorRules {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([._][a-z0-9]+)*");

  private static final Map<Integer, String> HEADERS =
      Map.of(401, "WWW-Authenticate", 405, "Allow", 206, "Content-Range", 416, "Content-Range");

  private ErrorRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("an error response narrows its code", ErrorRules::narrowed),
        new HouseRule("an error has a JSON body, save for HEAD", ErrorRules::bodies),
        new HouseRule("the schema of an error is flat", ErrorRules::flat),
        new HouseRule("an error tells what its family says, where it says", ErrorRules::told),
        new HouseRule("an entry of the catalogue is complete", ErrorRules::complete),
        new HouseRule("an answer names its request", ErrorRules::requestIds),
        new HouseRule("an error links to the page about it", ErrorRules::help),
        new HouseRule(
            "Retry-After is declared where the catalogue says so", ErrorRules::retryAfter),
        new HouseRule(
            "WWW-Authenticate, Allow and Content-Range stand where HTTP wants them",
            ErrorRules::statusHeaders),
        new HouseRule("201 has the Location of what can be read", ErrorRules::location),
        new HouseRule("an answer tells the rate limit", ErrorRules::rateLimits));
  }

  /**
   * An answer of an operation, or of a family to what matches none.
   *
   * @param pointer where the operation or the family names the status
   * @param operation null for what matches none
   */
  private record Occurrence(
      String pointer, Family family, @Nullable ApiOperation operation, DeclaredAnswer answer) {
    /** The name of the response, or, where it is written in place, its status. */
    String name() {
      return answer.component();
    }

    boolean isHead() {
      return operation != null && operation.isHead();
    }

    boolean isSecured() {
      return operation != null && operation.secured();
    }
  }

  private static void narrowed(ContractDocument document, Violations violations) {
    forEachError(
        document,
        error -> {
          if (error.answer().codes().isEmpty()) {
            violations.add(
                error.answer().pointer(),
                error.name() + " does not narrow its code",
                "narrow the property at "
                    + error.family().code()
                    + " by an enum, or say x-error-code for HEAD");
          }
        });
  }

  private static void bodies(ContractDocument document, Violations violations) {
    forEachError(
        document,
        error -> {
          var answer = error.answer();
          if (error.isHead() && !answer.mediaTypes().isEmpty()) {
            violations.add(
                error.pointer(),
                error.name() + " answers HEAD with content",
                "refer to a response without content, with x-error-code");
          }
          if (!error.isHead() && !answer.mediaTypes().equals(Set.of("application/json"))) {
            violations.add(
                answer.pointer() + "/content",
                error.name() + " has no JSON body",
                "declare application/json, and nothing else");
          }
          if (!error.isHead() && answer.node().has("x-error-code")) {
            violations.add(
                answer.pointer() + "/x-error-code",
                error.name() + " names its code aside",
                "narrow the code in the schema; x-error-code is for HEAD");
          }
        });
  }

  private static void flat(ContractDocument document, Violations violations) {
    forEachError(
        document,
        error -> {
          var answer = error.answer();
          var details = new TreeSet<String>();
          for (var code : answer.codes()) {
            document
                .entry(error.family().name(), code, answer.status())
                .ifPresent(entry -> details.add(entry.node().path("details").toString()));
          }
          for (var choice : List.of("oneOf", "anyOf")) {
            if (details.size() < 2 && answer.schema("application/json").has(choice)) {
              violations.add(
                  answer.schemaPointer("application/json") + "/" + choice,
                  error.name() + " has a " + choice + ", though its codes have the same details",
                  "write one schema with an enum of all its codes");
            }
          }
        });
  }

  private static void told(ContractDocument document, Violations violations) {
    var bodies = new HashMap<String, List<JsonNode>>();
    forEachError(
        document,
        error -> {
          var family = error.family();
          var body = error.answer().schema("application/json");
          if (body.isMissingNode()) {
            return;
          }
          bodies.computeIfAbsent(family.name(), name -> new ArrayList<>()).add(body);
          if (!family.hasCodes()
              && family.messages().stream()
                  .noneMatch(place -> holds(document, body, place, true))) {
            violations.add(
                error.answer().pointer(),
                error.name() + " has no required message at " + family.messages(),
                "require it there, or add where it is to the family's error/message");
          }
        });
    for (var family : document.families().values()) {
      family
          .context()
          .forEach(
              (name, place) -> {
                if (bodies.getOrDefault(family.name(), List.of()).stream()
                    .noneMatch(body -> holds(document, body, place, false))) {
                  violations.add(
                      "/x-families/" + family.name() + "/error/context/" + name,
                      "no error of " + family.name() + " has anything at " + place,
                      "correct the pointer, or remove " + name);
                }
              });
    }
  }

  /**
   * Whether bodies of a schema can have a property, or, if it is to be {@code required}, all have.
   */
  private static boolean holds(
      ContractDocument document, JsonNode schema, JsonPointer place, boolean required) {
    var here = parts(document, schema).toList();
    for (var rest = place; !rest.matches(); rest = rest.tail()) {
      var name = rest.getMatchingProperty();
      var always =
          here.stream()
              .flatMap(part -> part.path("required").valueStream())
              .anyMatch(each -> each.asString().equals(name));
      here =
          here.stream()
              .map(part -> part.path("properties").path(name))
              .filter(property -> !property.isMissingNode())
              .flatMap(property -> parts(document, property))
              .toList();
      if (here.isEmpty() || (required && !always)) {
        return false;
      }
    }
    return true;
  }

  /** A schema and all that it is made of by {@code allOf}. */
  private static Stream<JsonNode> parts(ContractDocument document, JsonNode reference) {
    var schema = document.resolve(reference);
    return Stream.concat(
        Stream.of(schema),
        schema.path("allOf").valueStream().flatMap(part -> parts(document, part)));
  }

  private static void complete(ContractDocument document, Violations violations) {
    var entries = Places.root(document).child("x-error-catalog").items();
    for (var index = 0; index < entries.size(); index++) {
      complete(document, entries.get(index), document.catalogue().get(index), violations);
    }
  }

  private static void complete(
      ContractDocument document, Place place, CatalogueEntry entry, Violations violations) {
    var name =
        "%s %s".formatted(entry.family(), place.node().has("code") ? entry.code() : entry.status());
    for (var field : List.of("title", "when", "remedy")) {
      if (place.lacks(field)) {
        violations.add(place.pointer(), name + " has no " + field, "add it");
      }
    }
    for (var field : List.of("retryable", "retry-after")) {
      if (!place.node().path(field).isBoolean()) {
        violations.add(
            place.pointer() + "/" + field, name + " does not say " + field, "write true or false");
      }
    }
    if (!Set.of("seed", "extension").contains(entry.origin())) {
      violations.add(
          place.pointer() + "/origin", name + " has no origin", "write seed or extension");
    }
    if (entry.status() < 400 || entry.status() > 599) {
      violations.add(
          place.pointer() + "/status", name + " is no error", "give it a status from 400 to 599");
    }
    if (entry.retryAfter() && !entry.retryable()) {
      violations.add(
          place.pointer() + "/retry-after",
          name + " has Retry-After, but is not retryable",
          "make it retryable, or retry-after false");
    }
    if (entry.retryable() && Set.of(429, 503).contains(entry.status()) && !entry.retryAfter()) {
      violations.add(
          place.pointer() + "/retry-after",
          name + " is a retryable " + entry.status() + " without Retry-After",
          "make retry-after true");
    }
    var family = document.families().get(entry.family());
    if (family != null && family.hasCodes() != place.node().has("code")) {
      violations.add(
          place.pointer() + "/code",
          "the errors of " + entry.family() + " have " + (family.hasCodes() ? "a code" : "no code"),
          family.hasCodes() ? "name it" : "leave it out; the status tells them apart");
    } else if (place.node().has("code") && !CODE.matcher(entry.code()).matches()) {
      violations.add(
          place.pointer() + "/code", name + " is not in snake_case", "spell it as the others");
    }
  }

  private static void requestIds(ContractDocument document, Violations violations) {
    forEachAnswer(
        document, occurrence -> needHeader(violations, document, occurrence, "X-Request-Id"));
  }

  private static void help(ContractDocument document, Violations violations) {
    forEachError(document, error -> needHeader(violations, document, error, "Link"));
  }

  private static void retryAfter(ContractDocument document, Violations violations) {
    forEachError(
        document,
        error -> {
          var answer = error.answer();
          var waiting =
              answer.codes().stream()
                  .flatMap(
                      code -> document.entry(error.family().name(), code, answer.status()).stream())
                  .filter(CatalogueEntry::retryAfter)
                  .count();
          var pointer = answer.pointer() + "/headers/Retry-After";
          var header = document.resolve(answer.node().path("headers").path("Retry-After"));
          if (waiting == 0 && !header.isMissingNode()) {
            violations.add(
                pointer,
                error.name()
                    + " declares Retry-After, but the catalogue has it for none of its codes",
                "remove the header, or make retry-after true in the catalogue");
          } else if (waiting > 0 && header.isMissingNode()) {
            violations.add(
                pointer,
                error.name() + " has codes with Retry-After, but does not declare it",
                "declare the header");
          } else if (waiting > 0
              && header.path("required").asBoolean(false) != (waiting == answer.codes().size())) {
            violations.add(
                pointer,
                error.name() + " has Retry-After for " + waiting + " of its codes",
                "require it if all of its " + answer.codes().size() + " codes have it, else not");
          }
        });
  }

  private static void statusHeaders(ContractDocument document, Violations violations) {
    forEachAnswer(
        document,
        occurrence -> {
          var header = HEADERS.get(occurrence.answer().status());
          if (header != null) {
            needHeader(violations, document, occurrence, header);
          }
        });
  }

  private static void location(ContractDocument document, Violations violations) {
    forEachAnswer(
        document,
        occurrence -> {
          var operation = occurrence.operation();
          if (occurrence.answer().status() == 201
              && operation != null
              && isReadable(document, operation)) {
            needHeader(violations, document, occurrence, "Location");
          }
        });
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
    forEachAnswer(
        document,
        occurrence -> {
          var all =
              occurrence.family().node().path("rate-limit-headers").asString("").equals("all");
          if (!all && (!occurrence.isSecured() || occurrence.answer().status() == 401)) {
            return;
          }
          for (var name : List.of("RateLimit", "RateLimit-Policy")) {
            if (!occurrence.answer().node().path("headers").has(name)) {
              violations.add(
                  occurrence.answer().pointer() + "/headers/" + name,
                  occurrence.name() + " does not declare " + name,
                  "declare the header");
            }
          }
        });
  }

  private static void needHeader(
      Violations violations, ContractDocument document, Occurrence occurrence, String name) {
    var answer = occurrence.answer();
    var header = document.resolve(answer.node().path("headers").path(name));
    if (!header.path("required").asBoolean(false)) {
      violations.add(
          answer.pointer() + "/headers/" + name,
          occurrence.name() + " does not declare " + name,
          "declare it as a header that is required");
    }
  }

  private static void forEachError(ContractDocument document, Consumer<Occurrence> visitor) {
    forEachAnswer(
        document,
        occurrence -> {
          if (occurrence.answer().isError()) {
            visitor.accept(occurrence);
          }
        });
  }

  private static void forEachAnswer(ContractDocument document, Consumer<Occurrence> visitor) {
    for (var operation : document.operations()) {
      var family = document.families().getOrDefault(operation.family(), Family.NONE);
      for (var answer : operation.answers().values()) {
        var pointer = operation.pointer() + "/responses/" + answer.status();
        visitor.accept(new Occurrence(pointer, family, operation, answer));
      }
    }
    for (var family : document.families().values()) {
      for (var answer : family.unrouted().values()) {
        var pointer = "/x-families/" + family.name() + "/unrouted/" + answer.status();
        visitor.accept(new Occurrence(pointer, family, null, answer));
      }
    }
  }
}
