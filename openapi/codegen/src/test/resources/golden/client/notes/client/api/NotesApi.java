package notes.client.api;

import notes.client.model.CreateNoteRequest;
import notes.client.model.Note;
import notes.client.model.NotePage;

/**
 * The operations of the tag Notes: each once with exceptions, and once as {@code …Result} with a
 * sealed result that covers every answer.
 */
public final class NotesApi {
  private final Connection connection;

  /**
   * Sends its requests over the connection.
   */
  public NotesApi(Connection connection) {
    this.connection = connection;
  }

  /**
   * Create a note.
   */
  public Note createNote(CreateNoteRequest request) throws CreateNoteException {
    return createNoteResult(request).orThrow();
  }

  /**
   * Create a note.
   */
  public CreateNoteResult createNoteResult(CreateNoteRequest request) {
    return createNoteResult(request, CreateNoteOptions.none());
  }

  /**
   * Create a note.
   * @param options what may be given besides
   */
  public Note createNote(CreateNoteRequest request, CreateNoteOptions options) throws
      CreateNoteException {
    return createNoteResult(request, options).orThrow();
  }

  /**
   * Create a note.
   * @param options what may be given besides
   */
  public CreateNoteResult createNoteResult(CreateNoteRequest request, CreateNoteOptions options) {
    return connection.exchange(ApiRequest.of(ApiOperation.CREATE_NOTE)
        .header("Idempotency-Key", options.idempotencyKey())
        .json(request), CreateNoteResult::of);
  }

  /**
   * List notes.
   */
  public NotePage listNotes() throws ListNotesException {
    return listNotesResult().orThrow();
  }

  /**
   * List notes.
   */
  public ListNotesResult listNotesResult() {
    return listNotesResult(ListNotesOptions.none());
  }

  /**
   * List notes.
   * @param options what may be given besides
   */
  public NotePage listNotes(ListNotesOptions options) throws ListNotesException {
    return listNotesResult(options).orThrow();
  }

  /**
   * List notes.
   * @param options what may be given besides
   */
  public ListNotesResult listNotesResult(ListNotesOptions options) {
    return connection.exchange(ApiRequest.of(ApiOperation.LIST_NOTES)
        .query("limit", options.limit())
        .query("color", options.color()), ListNotesResult::of);
  }

  /**
   * Get a note.
   */
  public GetNoteResult.Success getNote(String noteId) throws GetNoteException {
    return getNoteResult(noteId).orThrow();
  }

  /**
   * Get a note.
   */
  public GetNoteResult getNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(ApiOperation.GET_NOTE)
        .path("note_id", noteId), GetNoteResult::of);
  }

  /**
   * Check that a note is there.
   */
  public void checkNote(String noteId) throws CheckNoteException {
    checkNoteResult(noteId).orThrow();
  }

  /**
   * Check that a note is there.
   */
  public CheckNoteResult checkNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(ApiOperation.CHECK_NOTE)
        .path("note_id", noteId), CheckNoteResult::of);
  }

  /**
   * Delete a note.
   */
  public void deleteNote(String noteId) throws DeleteNoteException {
    deleteNoteResult(noteId).orThrow();
  }

  /**
   * Delete a note.
   */
  public DeleteNoteResult deleteNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(ApiOperation.DELETE_NOTE)
        .path("note_id", noteId), DeleteNoteResult::of);
  }
}
