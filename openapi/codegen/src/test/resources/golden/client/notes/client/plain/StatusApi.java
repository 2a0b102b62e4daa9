package notes.client.plain;

import notes.client.api.ApiRequest;
import notes.client.api.Connection;

/**
 * The operations of the tag Status: each once with exceptions, and once as {@code …Result}
 * with a sealed result that covers every answer.
 */
public final class StatusApi {
  private final Connection connection;

  /** Sends its requests over the connection. */
  public StatusApi(Connection connection) {
    this.connection = connection;
  }

  /** Get the status. */
  public GetStatusOk getStatus() throws GetStatusException {
    return GetStatusResult.orThrow(getStatusResult());
  }

  /** Does what {@link #getStatus} does, and returns every answer instead of throwing. */
  public GetStatusResult getStatusResult() {
    return connection.exchange(ApiRequest.of(PlainOperation.GET_STATUS), GetStatusResult::of);
  }

  /** Replace the status. */
  public void replaceStatus() throws ReplaceStatusException {
    ReplaceStatusResult.orThrow(replaceStatusResult());
  }

  /** Does what {@link #replaceStatus} does, and returns every answer instead of throwing. */
  public ReplaceStatusResult replaceStatusResult() {
    return connection.exchange(ApiRequest.of(PlainOperation.REPLACE_STATUS), ReplaceStatusResult::of);
  }
}
