package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Unusual bodies: their bytes, and what their JSON says. */
final class BodyCases {
  private static final int HUGE = 200_000;
  private static final int DEEP = 3000;

  private BodyCases() {}

  static void add(List<Case> cases, ApiOperation operation, ContractDocument document) {
    if (operation.bodies().isEmpty()) {
      rewritten(cases, "undeclared, empty", (_, _) -> "");
      rewritten(cases, "undeclared", (_, _) -> "{\"a\":1}");
      cases.add(
          Case.of(
              "body: undeclared JSON",
              draft -> {
                draft.header("Content-Type", "application/json");
                draft.rewrite(_ -> draft.random().nextBoolean() ? "{}" : "{\"a\":");
              }));
      return;
    }
    rewritten(cases, "empty", (_, _) -> "");
    rewritten(
        cases, "truncated", (body, random) -> body.substring(0, random.nextInt(body.length() + 1)));
    rewritten(cases, "illegal UTF-8", BodyCases::withIllegalBytes);
    rewritten(cases, "random bytes", (_, random) -> bytes(random));
    rewritten(cases, "huge", (body, _) -> body + " ".repeat(HUGE));
    rewritten(cases, "NUL at the end", (body, _) -> body + "\u0000");
    rewritten(cases, "BOM", (body, _) -> Octets.utf8("\uFEFF") + body);
    rewritten(cases, "UTF-16", (body, _) -> body.replaceAll("(?s)(.)", "\u0000$1"));
    if (!operation.takesJson()) {
      return;
    }
    rewritten(cases, "deep arrays", (_, _) -> "[".repeat(DEEP) + "]".repeat(DEEP));
    rewritten(cases, "deep objects", (_, _) -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    rewritten(cases, "garbage behind it", (body, _) -> body + "x");
    rewritten(cases, "two values", (body, _) -> body + body);
    rewritten(cases, "a comment", (body, _) -> "/* */" + body);
    rewritten(cases, "single quotes", (body, _) -> body.replace('"', '\''));
    rewritten(cases, "trailing comma", (body, _) -> body.replaceAll("}$", ",}"));
    for (var value : List.of("null", "true", "0", "\"text\"", "[]", "[{}]", "{}", "NaN", " ")) {
      rewritten(cases, value, (_, _) -> value);
    }
    var content = operation.bodies().get("application/json");
    if (content != null) {
      PropertyCases.add(cases, List.of(), content.path("schema"), document);
    }
  }

  private static void rewritten(
      List<Case> cases, String what, BiFunction<String, Random, String> rewrite) {
    cases.add(
        new Case(
            "body: " + what,
            false,
            draft -> {
              UnaryOperator<String> change = body -> rewrite.apply(body, draft.random());
              draft.rewrite(change);
            }));
  }

  private static String withIllegalBytes(String body, Random random) {
    var quote = body.lastIndexOf('"');
    var place = quote < 0 ? body.length() : quote;
    return body.substring(0, place) + Octets.utf8(Texts.illegal(random)) + body.substring(place);
  }

  private static String bytes(Random random) {
    var bytes = new byte[1 + random.nextInt(400)];
    random.nextBytes(bytes);
    return Octets.of(bytes);
  }
}
