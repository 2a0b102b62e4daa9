package notes.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;

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

  /**
   * Replace the status.
   */
  @Put("/plain/status")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute(ContractOperation.REPLACE_STATUS)
  ReplaceStatusResponse replaceStatus();
}
