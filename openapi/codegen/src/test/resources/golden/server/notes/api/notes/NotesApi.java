package notes.api.notes;

import dev.callsheet.kernel.contract.ContractRoute;
import dev.callsheet.kernel.contract.OptionalParameter;
import dev.callsheet.kernel.contract.RequestCaller;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import notes.api.notes.model.Color;
import notes.api.notes.model.CreateNoteRequest;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code Notes}. */
public interface NotesApi {
  /** Create a note. */
  @Post("/notes")
  @Consumes("application/json")
  @Produces(MediaType.ALL)
  @ContractRoute("createNote")
  CreateNoteResponse createNote(@RequestCaller Principal caller,
      @Header("Idempotency-Key") @OptionalParameter @Nullable String idempotencyKey,
      @Body @Valid CreateNoteRequest request);

  /** List notes. */
  @Get("/notes")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("listNotes")
  ListNotesResponse listNotes(@RequestCaller Principal caller,
      @QueryValue(value = "limit", defaultValue = "20") @Min(1L) @Max(100L) int limit,
      @QueryValue("color") @OptionalParameter @Nullable Color color);

  /** Get a note. */
  @Get("/notes/{note_id:[^/]+}")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("getNote")
  GetNoteResponse getNote(@RequestCaller Principal caller, @PathVariable("note_id") String noteId);

  /** Check that a note is there. */
  @Head("/notes/{note_id:[^/]+}")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("checkNote")
  CheckNoteResponse checkNote(@RequestCaller Principal caller,
      @PathVariable("note_id") String noteId);

  /** Delete a note. */
  @Delete("/notes/{note_id:[^/]+}")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @ContractRoute("deleteNote")
  DeleteNoteResponse deleteNote(@RequestCaller Principal caller,
      @PathVariable("note_id") String noteId);
}
