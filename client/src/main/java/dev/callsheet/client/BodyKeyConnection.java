package dev.callsheet.client;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.ApiRequest;
import dev.callsheet.client.api.BinaryContent;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.Json;
import dev.callsheet.client.documents.DocumentsOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Sends a document's {@code idempotency_key} as {@code Idempotency-Key} too: a request is refused
 * when the two differ, and without the header it would get another one.
 */
final class BodyKeyConnection implements Connection {

  private static final Set<DocumentsOperation> OPERATIONS =
      EnumSet.of(
          DocumentsOperation.GENERATE_EXCEL,
          DocumentsOperation.GENERATE_WORD,
          DocumentsOperation.GENERATE_SLIDES);

  private final Connection next;

  BodyKeyConnection(Connection next) {
    this.next = next;
  }

  @Override
  public <R extends Answer> R exchange(ApiRequest request, Reader<R> reader) {
    return next.exchange(keyed(request), reader);
  }

  private static ApiRequest keyed(ApiRequest request) {
    if (!(request.operation() instanceof DocumentsOperation operation)
        || !OPERATIONS.contains(operation)
        || !(request.content() instanceof BinaryContent.OfBytes body)) {
      return request;
    }
    try {
      String key = Json.MAPPER.readTree(body.bytes()).path("idempotency_key").asText("");
      return key.isEmpty() ? request : request.idempotencyKey(key);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
