package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Unusual headers, declared or not. */
final class HeaderCases {
  private static final String TYPE = "Content-Type";
  private static final String AUTHORIZATION = "Authorization";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** What clients and proxies send by themselves; those that frame the message aside. */
  private static final List<String> USUAL =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Cache-Control",
          "Content-Encoding",
          "Content-Language",
          "Cookie",
          "Forwarded",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Origin",
          "Range",
          "Referer",
          "User-Agent",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Request-Id");

  private static final List<String> VALUES =
      List.of(
          "*",
          "*/*",
          "application/xml",
          "a/b;q=2",
          ";",
          ",,,",
          "\"",
          "gzip",
          "bytes=0-0",
          "bytes=5-1,-0",
          "Fri, 99 Foo 2026 00:00:00 GMT",
          "http://[::1",
          "a=b; c",
          "for=\"_x\";proto=http",
          "host.example:99999",
          "en-xx-$$$",
          "-1",
          "utf-9");

  private HeaderCases() {}

  static void add(List<Case> cases, ApiParameter parameter) {
    var name = parameter.name();
    for (var unusual : ParameterTexts.of(parameter.schema())) {
      replaced(
          cases, name, unusual.name(), draft -> sendable(unusual.text().apply(draft.random())));
    }
    cases.add(Case.of("header " + name + ": absent", draft -> draft.withoutHeader(name)));
    cases.add(
        Case.of(
            "header " + name + ": twice",
            draft -> {
              draft.header(name, value(draft, parameter));
              draft.header(name, value(draft, parameter));
            }));
    replaced(cases, name, "other bytes", draft -> value(draft, parameter) + "\u00E4\u00FF");
    replaced(cases, name, "very huge", _ -> "a".repeat(20_000));
    if (name.equals(IDEMPOTENCY_KEY)) {
      // A few keys for all requests of all operations: they meet each other again.
      for (var number = 0; number < 3; number++) {
        var key = "reused-" + number;
        cases.add(new Case("header " + name + ": reused", false, draft -> draft.header(name, key)));
      }
    }
  }

  static void addCommon(List<Case> cases, ApiOperation operation) {
    if (operation.secured()) {
      addAuthorization(cases);
    }
    if (!operation.bodies().isEmpty()) {
      addMediaType(cases, operation);
    }
    for (var number = 0; number < 6; number++) {
      cases.add(
          Case.of(
              "headers: usual ones, unusually",
              draft -> {
                for (var count = 1 + draft.random().nextInt(3); count > 0; count--) {
                  draft.header(
                      USUAL.get(draft.random().nextInt(USUAL.size())),
                      VALUES.get(draft.random().nextInt(VALUES.size())));
                }
              }));
    }
    cases.add(
        Case.of(
            "headers: many",
            draft -> {
              for (var number = 0; number < 80; number++) {
                draft.header("X-Number-" + number, "" + number);
              }
            }));
    cases.add(Case.of("headers: huge", draft -> draft.header("X-Huge", "x".repeat(6000))));
    cases.add(Case.of("headers: very huge", draft -> draft.header("X-Huge", "x".repeat(30_000))));
  }

  private static void addAuthorization(List<Case> cases) {
    authorization(cases, "absent", draft -> draft.withoutHeader(AUTHORIZATION));
    authorization(
        cases,
        "twice",
        draft ->
            draft.header(
                AUTHORIZATION, "Bearer " + draft.values().family().key(draft.operation())));
    authorization(cases, "empty", replacing(_ -> ""));
    authorization(cases, "without a key", replacing(_ -> "Bearer"));
    authorization(cases, "another scheme", replacing(_ -> "Basic YTpi"));
    authorization(cases, "other bytes", replacing(_ -> "Bearer \u00E4\u00FF"));
    authorization(
        cases,
        "truncated",
        replacing(
            draft -> {
              var key = draft.values().family().key(draft.operation());
              return "Bearer " + key.substring(0, draft.random().nextInt(key.length()));
            }));
    authorization(
        cases,
        "lower case scheme",
        replacing(draft -> "bearer  " + draft.values().family().key(draft.operation())));
    authorization(cases, "huge", replacing(draft -> "Bearer " + "a".repeat(5000)));
  }

  private static void authorization(List<Case> cases, String what, Consumer<Draft> change) {
    cases.add(Case.of("header " + AUTHORIZATION + ": " + what, change));
  }

  private static Consumer<Draft> replacing(Function<Draft, String> value) {
    return draft -> {
      draft.withoutHeader(AUTHORIZATION);
      draft.header(AUTHORIZATION, value.apply(draft));
    };
  }

  private static void addMediaType(List<Case> cases, ApiOperation operation) {
    var declared = operation.bodies().keySet().iterator().next();
    cases.add(Case.of("header " + TYPE + ": absent", draft -> draft.withoutHeader(TYPE)));
    for (var other :
        List.of(
            "",
            "text/plain",
            "text/nonsense; charset=utf-9",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "nonsense",
            "a/b/c",
            "*/*",
            "\u00E4/\u00FF",
            declared + ";",
            declared + "; charset=utf-8",
            declared + "; charset=utf-16",
            declared + "; charset=\"",
            declared + "+xml",
            declared.toUpperCase(java.util.Locale.ROOT))) {
      replaced(cases, TYPE, other.isEmpty() ? "empty" : other, _ -> other);
    }
    cases.add(Case.of("header " + TYPE + ": twice", draft -> draft.header(TYPE, "text/plain")));
  }

  private static void replaced(
      List<Case> cases, String name, String what, Function<Draft, String> value) {
    cases.add(
        Case.of(
            "header " + name + ": " + what,
            draft -> {
              draft.withoutHeader(name);
              draft.header(name, value.apply(draft));
            }));
  }

  private static String value(Draft draft, ApiParameter parameter) {
    return sendable(draft.values().text(parameter.name(), parameter.schema()));
  }

  /** Without the control characters that would end the header, which HTTP cannot carry. */
  private static String sendable(String text) {
    return Octets.utf8(text).replaceAll("[\\x00-\\x1F\\x7F]", "").strip();
  }
}
