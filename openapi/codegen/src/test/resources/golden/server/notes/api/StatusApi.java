package notes.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/**
 * The operations of the tag {@code Status}.
 */
public interface StatusApi {
  /**
   * Get the status.
   */
  @Get(
      uri = "/plain/status",
      headRoute = false
  )
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute(ContractOperation.GET_STATUS)
  GetStatusResponse getStatus();
}
