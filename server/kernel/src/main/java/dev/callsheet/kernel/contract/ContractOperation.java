package dev.callsheet.kernel.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the document says of an operation.
 *
 * @param path the template of its path, such as {@code /v1/cuts/{cut_id}}
 * @param family the name of the family that the path belongs to; empty where it belongs to none
 * @param secured whether it asks for a key
 * @param requiredScope the scope that the key needs, null where any key, or none, will do
 * @param openToSuspended whether a key will do whose owner is suspended
 * @param keyOwner whose key it needs, null where any will do, or none
 * @param consumes the media types that a request may have; empty where it has no body
 * @param answers every status that it can answer
 */
public record ContractOperation(
    String operationId,
    String path,
    String family,
    boolean secured,
    @Nullable String requiredScope,
    boolean openToSuspended,
    @Nullable OwnerKind keyOwner,
    Set<String> consumes,
    List<DeclaredAnswer> answers) {
  private static final Set<String> READ =
      Set.of("application/json", "multipart/form-data", "application/x-www-form-urlencoded");

  /** Whether it takes a body that its handler reads: neither JSON nor a form. */
  public boolean takesFile() {
    return !consumes.isEmpty() && consumes.stream().noneMatch(READ::contains);
  }

  /** Returns the answer with a code, whatever its status, if it is declared. */
  public @Nullable DeclaredAnswer answer(String code) {
    for (var answer : answers) {
      if (answer.codes().contains(code)) {
        return answer;
      }
    }
    return null;
  }

  /**
   * Returns the answer with a status and a code, or with none ({@code null}), if it is declared.
   */
  public @Nullable DeclaredAnswer answer(int status, @Nullable String code) {
    for (var answer : answers) {
      if (answer.covers(status, code)) {
        return answer;
      }
    }
    return null;
  }
}
