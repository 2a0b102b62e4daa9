package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkAnswer;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is answered where no handler answers: listed in the families, declared by operations. */
final class FrameworkErrorRules {
  private FrameworkErrorRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "framework-errors",
            "a family says how it answers what no handler does",
            FrameworkErrorRules::listed),
        new HouseRule(
            "implied-answers",
            "an operation declares what follows from what it has",
            FrameworkErrorRules::implied));
  }

  private static void listed(ContractDocument document, Violations violations) {
    for (var family : document.families().values()) {
      var entries =
          new Place("/x-families/" + ContractDocument.escape(family.name()), family.node())
              .child("framework-errors");
      for (var entry : entries.children()) {
        if (FrameworkError.of(entry.name()).isEmpty()) {
          violations.add(
              entry.pointer(),
              "no framework error is called " + entry.name(),
              "use one of " + Stream.of(FrameworkError.values()).map(FrameworkError::key).toList());
        }
      }
      for (var answer : family.frameworkErrors().values()) {
        entry(document, family, answer, entries.child(answer.error().key()), violations);
      }
      unrouted(family, entries, violations);
      needed(document, family, entries, violations);
    }
  }

  /** One status has one response where no operation is, as it has within an operation. */
  private static void unrouted(Family family, Place entries, Violations violations) {
    var byStatus = new HashMap<Integer, FrameworkAnswer>();
    for (var error : Family.UNROUTED) {
      var entry = entries.child(error.key());
      var answer = family.frameworkErrors().get(error);
      if (answer == null || !entry.node().path("response").has("$ref")) {
        continue;
      }
      var first = byStatus.putIfAbsent(answer.status(), answer);
      if (first != null && !first.answer().pointer().equals(answer.answer().pointer())) {
        violations.add(
            entry.pointer() + "/response",
            "%s of %s is answered with %d, as %s is, but by another response"
                .formatted(error.key(), family.name(), answer.status(), first.error().key()),
            "refer to %s in both, with both codes".formatted(first.answer().component()));
      }
    }
  }

  private static void entry(
      ContractDocument document,
      Family family,
      FrameworkAnswer answer,
      Place entry,
      Violations violations) {
    var name = entry.name() + " of " + family.name();
    if (family.hasCodes() != entry.node().has("code")) {
      violations.add(
          entry.pointer() + "/code",
          name + (family.hasCodes() ? " has no code" : " has a code"),
          family.hasCodes() ? "name it" : "leave it out; the status tells errors apart here");
    } else if (document
        .entry(family.name(), answer.code(), answer.status())
        .filter(known -> known.status() == answer.status())
        .isEmpty()) {
      violations.add(
          entry.pointer(),
          name + " is answered by what the catalogue does not have: " + told(answer),
          "use a status and code of the catalogue");
    } else if (entry.node().path("response").path("$ref").isMissingNode()) {
      violations.add(
          entry.pointer(), name + " refers to no response", "refer to the one that answers it");
    } else if (!answer.answer().codes().contains(answer.code())) {
      violations.add(
          entry.pointer() + "/response",
          answer.answer().component() + " does not answer " + answer.code(),
          "refer to a response that has the code");
    }
  }

  private static String told(FrameworkAnswer answer) {
    return answer.code().equals(Family.NO_CODE)
        ? Integer.toString(answer.status())
        : answer.status() + " " + answer.code();
  }

  private static void needed(
      ContractDocument document, Family family, Place entries, Violations violations) {
    for (var error : Family.UNROUTED) {
      if (!family.frameworkErrors().containsKey(error)) {
        violations.add(
            entries.pointer(),
            "framework-errors of " + family.name() + " has no " + error.key(),
            "say how a request is answered that matches no operation");
      }
    }
    for (var trait : Trait.values()) {
      var missing = new TreeSet<FrameworkError>();
      for (var error : trait.implied()) {
        if (!Family.UNROUTED.contains(error) && family.find(error).isEmpty()) {
          missing.add(error.general());
        }
      }
      for (var error : missing) {
        if (document.operations().stream()
            .anyMatch(
                operation ->
                    operation.family().equals(family.name()) && trait.in(operation, family))) {
          violations.add(
              entries.pointer(),
              "%s has operations with %s, but framework-errors has no %s"
                  .formatted(family.name(), trait.words(), error.key()),
              "say how it is answered");
        }
      }
    }
  }

  private static void implied(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      var code = operation.unknownIdCode();
      if (code.isPresent()
          && operation.answers().values().stream()
              .noneMatch(answer -> answer.codes().contains(code.get()))) {
        violations.add(
            operation.pointer() + "/x-unknown-id-code",
            operation.id()
                + " answers an unknown id with "
                + code.get()
                + ", but does not declare it",
            "declare a response with the code");
      }
    }
    for (var missing : ImpliedAnswer.missing(document)) {
      violations.add(
          missing.operation().pointer() + "/responses/" + missing.answer().status(),
          missing.wrong(),
          missing.mend());
    }
  }
}
