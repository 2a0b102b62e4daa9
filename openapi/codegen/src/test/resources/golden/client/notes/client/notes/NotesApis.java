package notes.client.notes;

import notes.client.api.Connection;

/**
 * The operations of the family notes by their tags; safe for use by many threads, and made to be
 * extended by what goes beyond single operations.
 */
public class NotesApis {
  private final Connection connection;

  /** Sends all requests over the connection. */
  public NotesApis(Connection connection) {
    this.connection = connection;
  }

  /** Returns the operations of the tag Notes. */
  public final NotesApi notes() {
    return new NotesApi(connection);
  }

  /** Returns the operations of the tag Pictures. */
  public final PicturesApi pictures() {
    return new PicturesApi(connection);
  }
}
