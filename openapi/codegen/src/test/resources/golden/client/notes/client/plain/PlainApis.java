package notes.client.plain;

import notes.client.api.Connection;

/**
 * The operations of the family plain by their tags; safe for use by many threads, and made to be
 * extended by what goes beyond single operations.
 */
public class PlainApis {
  private final Connection connection;

  /** Sends all requests over the connection. */
  public PlainApis(Connection connection) {
    this.connection = connection;
  }

  /** Returns the operations of the tag Status. */
  public final StatusApi status() {
    return new StatusApi(connection);
  }
}
