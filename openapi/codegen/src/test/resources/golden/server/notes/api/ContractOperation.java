package notes.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation of the document. */
public interface ContractOperation {
  /** All that the document says of it. */
  DeclaredOperation declared();

  /** The operationId of the document. */
  default String operationId() {
    return declared().operationId();
  }

  /** The HTTP method in capitals. */
  default String method() {
    return declared().method();
  }

  /** The path template, such as {@code /v1/cuts/{cut_id}}. */
  default String path() {
    return declared().path();
  }

  /** The name of the family that the path belongs to; empty where it belongs to none. */
  default String family() {
    return declared().family();
  }

  /** Whether the operation asks for a key. */
  default boolean secured() {
    return declared().secured();
  }

  /** The scope that the key needs, null where any key, or none, will do. */
  default @Nullable String requiredScope() {
    return declared().requiredScope();
  }

  /** The media types that a request may have; empty where it has no body. */
  default Set<String> consumes() {
    return declared().consumes();
  }

  /** Every status that the operation can answer. */
  default List<DeclaredAnswer> answers() {
    return declared().answers();
  }

  /** Whether the operation can answer a status with a code, or with none ({@code null}). */
  default boolean declares(int status, @Nullable String code) {
    return answers().stream().anyMatch(answer -> answer.covers(status, code));
  }
}
