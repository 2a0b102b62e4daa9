package notes.client.notes;

import notes.client.api.ApiRequest;
import notes.client.api.Connection;
import notes.client.notes.model.CreateNoteRequest;
import notes.client.notes.model.Note;
import notes.client.notes.model.NotePage;

/**
 * The operations of the tag Notes: each once with exceptions, and once as {@code …Result}
 * with a sealed result that covers every answer.
 */
public final class NotesApi {
  private final Connection connection;

  /** Sends its requests over the connection. */
  public NotesApi(Connection connection) {
    this.connection = connection;
  }

  /** Create a note. */
  public Note createNote(CreateNoteRequest request) throws CreateNoteException {
    return CreateNoteResult.orThrow(createNoteResult(request));
  }

  /** Does what {@link #createNote} does, and returns every answer instead of throwing. */
  public CreateNoteResult createNoteResult(CreateNoteRequest request) {
    return createNoteResult(request, CreateNoteOptions.none());
  }

  /** Does what {@link #createNote} does, with options. */
  public Note createNote(CreateNoteRequest request, CreateNoteOptions options) throws
      CreateNoteException {
    return CreateNoteResult.orThrow(createNoteResult(request, options));
  }

  /** Does what {@link #createNote} does, and returns every answer instead of throwing. */
  public CreateNoteResult createNoteResult(CreateNoteRequest request, CreateNoteOptions options) {
    return connection.exchange(ApiRequest.of(NotesOperation.CREATE_NOTE)
        .header("Idempotency-Key", options.idempotencyKey())
        .json(request), CreateNoteResult::of);
  }

  /** List notes. */
  public NotePage listNotes() throws ListNotesException {
    return ListNotesResult.orThrow(listNotesResult());
  }

  /** Does what {@link #listNotes} does, and returns every answer instead of throwing. */
  public ListNotesResult listNotesResult() {
    return listNotesResult(ListNotesOptions.none());
  }

  /** Does what {@link #listNotes} does, with options. */
  public NotePage listNotes(ListNotesOptions options) throws ListNotesException {
    return ListNotesResult.orThrow(listNotesResult(options));
  }

  /** Does what {@link #listNotes} does, and returns every answer instead of throwing. */
  public ListNotesResult listNotesResult(ListNotesOptions options) {
    return connection.exchange(ApiRequest.of(NotesOperation.LIST_NOTES)
        .query("limit", options.limit())
        .query("color", options.color()), ListNotesResult::of);
  }

  /** Get a note. */
  public GetNoteResult.Success getNote(String noteId) throws GetNoteException {
    return GetNoteResult.orThrow(getNoteResult(noteId));
  }

  /** Does what {@link #getNote} does, and returns every answer instead of throwing. */
  public GetNoteResult getNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(NotesOperation.GET_NOTE)
        .path("note_id", noteId), GetNoteResult::of);
  }

  /** Check that a note is there. */
  public void checkNote(String noteId) throws CheckNoteException {
    CheckNoteResult.orThrow(checkNoteResult(noteId));
  }

  /** Does what {@link #checkNote} does, and returns every answer instead of throwing. */
  public CheckNoteResult checkNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(NotesOperation.CHECK_NOTE)
        .path("note_id", noteId), CheckNoteResult::of);
  }

  /** Delete a note. */
  public void deleteNote(String noteId) throws DeleteNoteException {
    DeleteNoteResult.orThrow(deleteNoteResult(noteId));
  }

  /** Does what {@link #deleteNote} does, and returns every answer instead of throwing. */
  public DeleteNoteResult deleteNoteResult(String noteId) {
    return connection.exchange(ApiRequest.of(NotesOperation.DELETE_NOTE)
        .path("note_id", noteId), DeleteNoteResult::of);
  }
}
