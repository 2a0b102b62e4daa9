package notes.api.notes;

import dev.callsheet.kernel.contract.ContractRoute;
import dev.callsheet.kernel.contract.RequestCaller;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import java.io.InputStream;
import java.security.Principal;

/** The operations of the tag {@code Pictures}. */
public interface PicturesApi {
  /** Download a picture. */
  @Get("/notes/{note_id:[^/]+}/picture")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("downloadPicture")
  DownloadPictureResponse downloadPicture(@RequestCaller Principal caller,
      @PathVariable("note_id") String noteId);

  /** Replace a picture. */
  @Put("/notes/{note_id:[^/]+}/picture")
  @Consumes({"image/png", "image/jpeg"})
  @Produces(MediaType.ALL)
  @ContractRoute("replacePicture")
  ReplacePictureResponse replacePicture(@RequestCaller Principal caller,
      @PathVariable("note_id") String noteId, @Header("Content-Type") String contentType,
      @Body InputStream body);
}
