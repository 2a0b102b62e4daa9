package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/** Unusual queries. */
final class QueryCases {
  private QueryCases() {}

  static void add(List<Case> cases, ApiParameter parameter) {
    var name = parameter.name();
    for (var unusual : ParameterTexts.of(parameter.schema())) {
      add(
          cases,
          name,
          unusual.name(),
          draft -> Octets.percent(unusual.text().apply(draft.random())));
    }
    cases.add(Case.of("query " + name + ": absent", draft -> draft.withoutQuery(name)));
    cases.add(
        Case.of(
            "query " + name + ": repeated",
            draft -> {
              draft.query(name, value(draft, parameter));
              draft.query(name, value(draft, parameter));
            }));
    add(
        cases,
        name,
        "encoded twice",
        draft -> value(draft, parameter).replace("%", "%25") + "%2525");
    add(cases, name, "broken encoding", draft -> value(draft, parameter) + broken(draft.random()));
    add(cases, name, "raw bytes", draft -> "\u00C3\u00A4" + value(draft, parameter));
    if (name.equals(Cursors.PARAMETER)) {
      addCursor(cases);
    }
    addIds(cases, parameter);
  }

  static void addUndeclared(List<Case> cases) {
    cases.add(
        Case.of(
            "query: undeclared",
            draft ->
                draft.query(
                    "unknown" + draft.random().nextInt(10),
                    Octets.percent(Texts.awkward(draft.random())))));
    cases.add(Case.of("query: without names", draft -> draft.query("", "")));
    cases.add(
        Case.of(
            "query: many",
            draft -> {
              for (var number = 0; number < 300; number++) {
                draft.query("p" + number, "");
              }
            }));
    cases.add(Case.of("query: broken name", draft -> draft.query("%zz", "1")));
    cases.add(Case.of("query: brackets", draft -> draft.query("limit[]", "1|2")));
  }

  private static void addCursor(List<Case> cases) {
    addCursor(cases, "tampered", QueryCases::tampered);
    addCursor(
        cases,
        "truncated",
        (cursor, random) -> cursor.substring(0, random.nextInt(cursor.length())));
    addCursor(cases, "padded", (cursor, _) -> cursor + "==");
    addCursor(cases, "case changed", (cursor, _) -> cursor.toLowerCase(Locale.ROOT));
    addCursor(cases, "of nothing", (_, random) -> encoded(Texts.awkward(random)));
    addCursor(cases, "of bytes", (_, random) -> encoded(Texts.illegal(random)));
    add(
        cases,
        Cursors.PARAMETER,
        "of another list or caller",
        draft -> {
          var others = draft.values().cursors().others(draft.operation());
          return others.isEmpty() ? "none" : others.get(draft.random().nextInt(others.size()));
        });
    add(
        cases,
        Cursors.PARAMETER,
        "of another's id",
        draft -> encoded(PathCases.oneOf(draft.values().family().foreignIds(), draft.random())));
  }

  private static void addCursor(
      List<Case> cases, String what, BiFunction<String, Random, String> change) {
    add(
        cases,
        Cursors.PARAMETER,
        what,
        draft ->
            Octets.percent(
                change.apply(
                    draft.values().cursors().own(draft.operation()).orElse("bm90aGluZw"),
                    draft.random())));
  }

  private static void addIds(List<Case> cases, ApiParameter parameter) {
    var name = parameter.name();
    if (!name.endsWith("_id")) {
      return;
    }
    add(cases, name, "foreign", draft -> PathCases.foreign(draft, name));
    add(cases, name, "upper case", draft -> value(draft, parameter).toUpperCase(Locale.ROOT));
    add(
        cases,
        name,
        "of another kind",
        draft -> PathCases.oneOf(draft.values().family().foreignIds(), draft.random()));
  }

  private static void add(
      List<Case> cases, String name, String what, java.util.function.Function<Draft, String> text) {
    cases.add(
        Case.of(
            "query " + name + ": " + what,
            draft -> {
              draft.withoutQuery(name);
              draft.query(name, text.apply(draft));
            }));
  }

  private static String value(Draft draft, ApiParameter parameter) {
    return Octets.percent(draft.values().text(parameter.name(), parameter.schema()));
  }

  private static String broken(Random random) {
    return List.of("%", "%z", "%zz", "%C3", "%00", "%uD83C").get(random.nextInt(6));
  }

  private static String tampered(String cursor, Random random) {
    var changed = new StringBuilder(cursor);
    changed.setCharAt(random.nextInt(cursor.length()), (char) ('A' + random.nextInt(26)));
    return changed.toString();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Octets.utf8(text).getBytes(StandardCharsets.ISO_8859_1));
  }
}
