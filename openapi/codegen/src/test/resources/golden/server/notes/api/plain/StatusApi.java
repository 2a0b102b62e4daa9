package notes.api.plain;

import dev.callsheet.kernel.contract.ContractRoute;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;

/** The operations of the tag {@code Status}. */
public interface StatusApi {
  /** Get the status. */
  @Get("/plain/status")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("getStatus")
  GetStatusResponse getStatus();

  /** Replace the status. */
  @Put("/plain/status")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("replaceStatus")
  ReplaceStatusResponse replaceStatus();
}
