package notes.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the document. */
public enum ContractOperation {
  CREATE_NOTE(
      "createNote",
      "POST",
      "/notes",
      "notes",
      true,
      "write",
      Set.of("application/json"),
      new DeclaredAnswer(
          201,
          Set.of(),
          Set.of("application/json"),
          Set.of("location", "x-request-id")),
      new DeclaredAnswer(
          409,
          Set.of("conflict", "still_indexing"),
          Set.of("application/json"),
          Set.of("retry-after")),
      new DeclaredAnswer(
          422,
          Set.of("invalid"),
          Set.of("application/json"),
          Set.of()),
      new DeclaredAnswer(
          503,
          Set.of("unavailable"),
          Set.of("application/json"),
          Set.of("retry-after"))),
  LIST_NOTES(
      "listNotes",
      "GET",
      "/notes",
      "notes",
      true,
      "read",
      Set.of(),
      new DeclaredAnswer(
          200,
          Set.of(),
          Set.of("application/json"),
          Set.of()),
      new DeclaredAnswer(
          422,
          Set.of("invalid"),
          Set.of("application/json"),
          Set.of())),
  GET_NOTE(
      "getNote",
      "GET",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      Set.of(),
      new DeclaredAnswer(
          200,
          Set.of(),
          Set.of("application/json"),
          Set.of("etag", "x-revision")),
      new DeclaredAnswer(
          304,
          Set.of(),
          Set.of(),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of("application/json"),
          Set.of())),
  CHECK_NOTE(
      "checkNote",
      "HEAD",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      Set.of(),
      new DeclaredAnswer(
          200,
          Set.of(),
          Set.of(),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of(),
          Set.of())),
  DELETE_NOTE(
      "deleteNote",
      "DELETE",
      "/notes/{note_id}",
      "notes",
      true,
      "write",
      Set.of(),
      new DeclaredAnswer(
          204,
          Set.of(),
          Set.of(),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of("application/json"),
          Set.of())),
  DOWNLOAD_PICTURE(
      "downloadPicture",
      "GET",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "read",
      Set.of(),
      new DeclaredAnswer(
          200,
          Set.of(),
          Set.of("image/png", "image/jpeg"),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of("application/json"),
          Set.of())),
  REPLACE_PICTURE(
      "replacePicture",
      "PUT",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "write",
      Set.of("image/png", "image/jpeg"),
      new DeclaredAnswer(
          204,
          Set.of(),
          Set.of(),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("not_found"),
          Set.of("application/json"),
          Set.of())),
  GET_STATUS(
      "getStatus",
      "GET",
      "/plain/status",
      "plain",
      false,
      null,
      Set.of(),
      new DeclaredAnswer(
          200,
          Set.of(),
          Set.of("text/plain"),
          Set.of()),
      new DeclaredAnswer(
          404,
          Set.of("-"),
          Set.of("application/json"),
          Set.of()),
      new DeclaredAnswer(
          429,
          Set.of("-"),
          Set.of("application/json"),
          Set.of("retry-after")),
      new DeclaredAnswer(
          500,
          Set.of("-"),
          Set.of("application/json"),
          Set.of())),
  REPLACE_STATUS(
      "replaceStatus",
      "PUT",
      "/plain/status",
      "plain",
      false,
      null,
      Set.of(),
      new DeclaredAnswer(
          204,
          Set.of(),
          Set.of(),
          Set.of()),
      new DeclaredAnswer(
          409,
          Set.of("-"),
          Set.of("application/json"),
          Set.of()),
      new DeclaredAnswer(
          429,
          Set.of("-"),
          Set.of("application/json"),
          Set.of("retry-after")),
      new DeclaredAnswer(
          500,
          Set.of("-"),
          Set.of("application/json"),
          Set.of()));

  private final String operationId;
  private final String method;
  private final String path;
  private final String family;
  private final boolean secured;
  private final @Nullable String requiredRight;
  private final Set<String> consumes;
  private final List<DeclaredAnswer> answers;

  ContractOperation(
      String operationId,
      String method,
      String path,
      String family,
      boolean secured,
      @Nullable String requiredRight,
      Set<String> consumes,
      DeclaredAnswer... answers) {
    this.operationId = operationId;
    this.method = method;
    this.path = path;
    this.family = family;
    this.secured = secured;
    this.requiredRight = requiredRight;
    this.consumes = consumes;
    this.answers = List.of(answers);
  }

  /** The operationId of the document. */
  public String operationId() {
    return operationId;
  }

  /** The HTTP method in capitals. */
  public String method() {
    return method;
  }

  /** The path template, such as {@code /v1/cuts/{cut_id}}. */
  public String path() {
    return path;
  }

  /** The name of the family that the path belongs to. */
  public String family() {
    return family;
  }

  /** Whether the operation asks for a key. */
  public boolean secured() {
    return secured;
  }

  /** The right that the key needs, null where any key, or none, will do. */
  public @Nullable String requiredRight() {
    return requiredRight;
  }

  /** The media types that a request may have; empty where it has no body. */
  public Set<String> consumes() {
    return consumes;
  }

  /** Every status that the operation can answer. */
  public List<DeclaredAnswer> answers() {
    return answers;
  }

  /** Whether the operation can answer a status with a code, or with none ({@code null}). */
  public boolean declares(int status, @Nullable String code) {
    return answers.stream().anyMatch(answer -> answer.covers(status, code));
  }
}
