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
 * @param consumes the media types that a request may have; empty where it has no body
 * @param answers every status that it can answer
 */
public record ContractOperation(
    String operationId,
    String path,
    String family,
    boolean secured,
    @Nullable String requiredScope,
    Set<String> consumes,
    List<DeclaredAnswer> answers) {

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
