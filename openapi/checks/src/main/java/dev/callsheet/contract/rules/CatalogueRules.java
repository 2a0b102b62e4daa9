package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Retry;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogue of errors, and what is told of them elsewhere. */
final class CatalogueRules {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([._][a-z0-9]+)*");

  private CatalogueRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "catalogue-entry", "an entry of the catalogue is complete", CatalogueRules::complete),
        new HouseRule(
            "error-descriptions",
            "an error response is described as the catalogue describes its codes",
            CatalogueRules::described));
  }

  private static void complete(ContractDocument document, Violations violations) {
    for (var entry : document.catalogue()) {
      complete(document, new Place(entry.pointer(), entry.node()), entry, violations);
    }
  }

  private static void complete(
      ContractDocument document, Place place, CatalogueEntry entry, Violations violations) {
    var name = entry.family() + " " + entry.name();
    for (var field : List.of("title", "when", "remedy")) {
      if (place.lacks(field)) {
        violations.add(place.pointer(), name + " has no " + field, "add it");
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
    retry(place, entry, name, violations);
    code(document, place, entry, name, violations);
  }

  private static void retry(Place place, CatalogueEntry entry, String name, Violations violations) {
    var retry = Retry.of(place.text("retry"));
    if (retry.isEmpty()) {
      violations.add(
          place.pointer() + "/retry",
          name + " does not say what the same request brings",
          "write retry: " + String.join(", ", Stream.of(Retry.values()).map(Retry::key).toList()));
    }
    if (!place.node().path("retry-after").isBoolean()) {
      violations.add(
          place.pointer() + "/retry-after",
          name + " does not say retry-after",
          "write true or false");
    }
    if (retry.isEmpty()) {
      return;
    }
    var delayed = retry.get() == Retry.AFTER_DELAY;
    if (entry.retryAfter() && !delayed) {
      violations.add(
          place.pointer() + "/retry-after",
          name + " has Retry-After, but no delay helps",
          "write retry: after-delay, or retry-after: false");
    }
    if (delayed && Set.of(429, 503).contains(entry.status()) && !entry.retryAfter()) {
      violations.add(
          place.pointer() + "/retry-after",
          name + " is a " + entry.status() + " after a delay without Retry-After",
          "make retry-after true");
    }
  }

  private static void code(
      ContractDocument document,
      Place place,
      CatalogueEntry entry,
      String name,
      Violations violations) {
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

  private static void described(ContractDocument document, Violations violations) {
    for (var description : ErrorDescription.of(document)) {
      if (!description.isGiven()) {
        violations.add(
            description.pointer() + "/description",
            "the description of " + description.name() + " does not say what the catalogue says",
            "write: " + description.text().replaceAll("\\s+", " "));
      }
    }
  }
}
