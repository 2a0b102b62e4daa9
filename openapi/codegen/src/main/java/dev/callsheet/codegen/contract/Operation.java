package dev.callsheet.codegen.contract;

import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.OwnerKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the document.
 *
 * @param method in capitals, such as {@code GET}
 * @param requiredScope the scope that a key needs, null where the operation asks for none
 * @param openToSuspended whether a key will do whose owner is suspended
 * @param keyOwner whose key it needs, null where any will do, or none
 */
public record Operation(
    String id,
    String tag,
    String method,
    String path,
    Family family,
    String summary,
    String description,
    boolean secured,
    @Nullable String requiredScope,
    boolean openToSuspended,
    @Nullable OwnerKind keyOwner,
    List<Parameter> parameters,
    @Nullable RequestBody requestBody,
    List<Response> responses,
    int line) {

  /** The object whose properties are the fields of a form, where the body is one. */
  public Optional<Schema> form() {
    return Optional.ofNullable(requestBody).flatMap(RequestBody::form);
  }

  /** The answers below 400. */
  public List<Response> successes() {
    return responses.stream().filter(response -> !response.isError()).toList();
  }

  /** The answers from 400 on. */
  public List<Response> errors() {
    return responses.stream().filter(Response::isError).toList();
  }
}
