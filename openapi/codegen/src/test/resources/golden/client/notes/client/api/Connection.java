package notes.client.api;

import java.io.IOException;

/** Carries requests to the server and brings the answers back; a decorator can add retries. */
public interface Connection {

  /**
   * Sends one request and returns its answer as a result, whatever the status.
   *
   * @throws NoAnswerException when no whole answer arrived
   */
  <R extends Answer> R exchange(ApiRequest request, Reader<R> reader);

  /** Turns a response into the result of one operation. */
  @FunctionalInterface
  interface Reader<R extends Answer> {

    /**
     * Reads the response.
     *
     * @throws IOException when the connection broke while the body was read
     */
    R read(ApiResponse response) throws IOException;
  }
}
