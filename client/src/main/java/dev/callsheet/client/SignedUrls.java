package dev.callsheet.client;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.ApiOperation;
import dev.callsheet.client.api.Connection;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The signed URLs of a family, and what their answers mean to a download.
 *
 * @param operation what they lead to
 * @param reader reads its answers
 * @param leadsNowhere whether an answer says that there is nothing, be it that the time of the URL
 *     is over
 * @param piece what an answer brings; it throws the family's exception for an error
 */
record SignedUrls<R extends Answer>(
    ApiOperation operation,
    Connection.Reader<R> reader,
    Predicate<R> leadsNowhere,
    Function<R, Piece> piece) {

  /** What an answer brings. */
  sealed interface Piece permits Whole, Range, OutOfRange, Unchanged {}

  /** The file from its first byte. */
  record Whole(InputStream body, String etag) implements Piece {}

  /** Some bytes of the file. */
  record Range(InputStream body, String contentRange) implements Piece {}

  /** No bytes, because the range lies outside of the file. */
  record OutOfRange(String contentRange, String message) implements Piece {}

  /** No bytes, because the server takes them for known. */
  record Unchanged() implements Piece {}
}
