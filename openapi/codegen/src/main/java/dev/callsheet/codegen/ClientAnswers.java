package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation can answer, as the client shows it.
 *
 * @param value what the throwing method returns
 */
record ClientAnswers(
    Operation operation, List<Success> successes, List<Failure> failures, Value value) {

  /**
   * A success.
   *
   * @param name the record's name, from the reason phrase
   * @param body the body's type, null where there is none
   * @param mediaTypes those of a binary body, empty for JSON
   */
  record Success(
      String name,
      Response response,
      @Nullable TypeName body,
      Set<String> mediaTypes,
      List<Header> headers) {

    boolean json() {
      return body != null && mediaTypes.isEmpty();
    }

    boolean bare() {
      return body == null && headers.isEmpty();
    }

    boolean severalMediaTypes() {
      return mediaTypes.size() > 1;
    }
  }

  /** An error: one code of one status. */
  record Failure(
      String name,
      Response response,
      CatalogueEntry entry,
      @Nullable TypeName details,
      List<ClientContext> context,
      List<Header> headers) {}

  /** What the throwing method returns. */
  sealed interface Value {
    /** Nothing: success says it all. */
    record Nothing() implements Value {}

    /** The JSON body that all successes share. */
    record Body(TypeName type) implements Value {}

    /** The record of the one success, or the type of all successes. */
    record Whole(ClassName type) implements Value {}
  }

  static ClientAnswers of(
      Contract contract, Operation operation, ClientTypes types, Set<String> ambientHeaders) {
    List<Success> successes =
        operation.successes().stream()
            .map(response -> success(response, types, ambientHeaders))
            .toList();
    List<Failure> failures = new ArrayList<>();
    for (Response response : operation.errors()) {
      for (String code : response.codes().keySet()) {
        CatalogueEntry entry =
            contract.entry(operation.family(), code, response.status()).orElseThrow();
        Schema details = entry.details();
        failures.add(
            new Failure(
                JavaNames.error(code, response.status()),
                response,
                entry,
                details == null || operation.method().equals("HEAD") ? null : types.of(details),
                ClientContext.of(operation.family(), response, types),
                headers(response, ambientHeaders)));
      }
    }
    return new ClientAnswers(
        operation, successes, failures, value(types.result(operation), successes));
  }

  private static Success success(Response response, ClientTypes types, Set<String> ambientHeaders) {
    boolean binary =
        response.content().entrySet().stream()
            .anyMatch(each -> each.getValue().isBinary() || !isJson(each.getKey()));
    TypeName body = null;
    if (!response.content().isEmpty()) {
      body =
          binary
              ? ClientTypes.INPUT_STREAM
              : types.of(response.content().values().iterator().next());
    }
    return new Success(
        JavaNames.status(response.status()),
        response,
        body,
        binary ? response.content().keySet() : Set.of(),
        headers(response, ambientHeaders));
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  private static List<Header> headers(Response response, Set<String> ambientHeaders) {
    return response.headers().stream()
        .filter(header -> !ambientHeaders.contains(header.name().toLowerCase(Locale.ROOT)))
        .filter(header -> !header.name().equalsIgnoreCase("Retry-After"))
        .toList();
  }

  private static Value value(ClassName result, List<Success> successes) {
    List<@Nullable TypeName> bodies = successes.stream().map(Success::body).distinct().toList();
    TypeName body = bodies.get(0);
    if (body != null && bodies.size() == 1 && successes.stream().allMatch(Success::json)) {
      return new Value.Body(body);
    }
    if (successes.stream().allMatch(Success::bare) && successes.size() == 1) {
      return new Value.Nothing();
    }
    if (successes.size() == 1) {
      return new Value.Whole(result.nestedClass(successes.get(0).name()));
    }
    return new Value.Whole(result.nestedClass("Success"));
  }

  /** The type that the throwing method returns. */
  TypeName returned() {
    if (value instanceof Value.Body ofBody) {
      return ofBody.type();
    }
    if (value instanceof Value.Whole whole) {
      return whole.type();
    }
    return TypeName.VOID;
  }
}
