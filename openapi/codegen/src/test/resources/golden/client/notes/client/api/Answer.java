package notes.client.api;

/** What the server answered to one request. */
public interface Answer {

  /** Returns the HTTP status. */
  int status();
}
