package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiParameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** Unusual ids in paths. */
final class PathCases {
  private PathCases() {}

  static void add(List<Case> cases, ApiParameter parameter) {
    var name = parameter.name();
    for (var unusual : ParameterTexts.of(parameter.schema())) {
      add(
          cases,
          name,
          unusual.name(),
          draft -> Octets.percent(unusual.text().apply(draft.random())));
    }
    // Twice, for it is the worst that can go wrong.
    add(cases, name, "foreign", draft -> foreign(draft, name));
    add(cases, name, "foreign again", draft -> foreign(draft, name));
    add(
        cases,
        name,
        "of another kind",
        draft -> oneOf(draft.values().family().foreignIds(), draft.random()));
    add(cases, name, "unknown", draft -> ForeignIds.twin(foreign(draft, name)));
    add(cases, name, "upper case", draft -> own(draft, name).toUpperCase(Locale.ROOT));
    add(
        cases,
        name,
        "upper case within",
        draft -> {
          var id = own(draft, name);
          var middle = id.length() / 2;
          return id.substring(0, middle) + id.substring(middle).toUpperCase(Locale.ROOT);
        });
    add(cases, name, "percent-encoded", draft -> encoded(own(draft, name)));
    add(cases, name, "with a blank", draft -> own(draft, name) + "%20");
    add(cases, name, "with a NUL", draft -> own(draft, name) + "%00");
    add(cases, name, "with a slash encoded", draft -> own(draft, name) + "%2F");
    add(cases, name, "with a matrix parameter", draft -> own(draft, name) + ";a=b");
    add(cases, name, "broken encoding", draft -> own(draft, name) + "%zz");
    add(cases, name, "raw bytes", _ -> "\u00C3\u00A4");
    add(cases, name, "raw brackets", draft -> own(draft, name) + "{}|\\^`");
    add(cases, name, "dots", draft -> List.of(".", "..", "%2e%2e").get(draft.random().nextInt(3)));
  }

  static String foreign(Draft draft, String name) {
    var ids = draft.values().family().foreignIds();
    return ids.getOrDefault(name, oneOf(ids, draft.random()));
  }

  static String oneOf(Map<String, String> ids, Random random) {
    var values = List.copyOf(new TreeMap<>(ids).values());
    return values.isEmpty() ? "none" : values.get(random.nextInt(values.size()));
  }

  private static String own(Draft draft, String name) {
    return draft.values().known(name).map(Octets::percent).orElse("none");
  }

  private static String encoded(String id) {
    var encoded = new StringBuilder();
    id.chars().forEach(octet -> encoded.append("%%%02x".formatted(octet)));
    return encoded.toString();
  }

  private static void add(
      List<Case> cases, String name, String what, Function<Draft, String> text) {
    cases.add(
        Case.of("path " + name + ": " + what, draft -> draft.placeholder(name, text.apply(draft))));
  }
}
