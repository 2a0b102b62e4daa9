package notes.api;

import dev.callsheet.kernel.contract.Contract;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the table of all operations and families of the document. */
@Factory
public final class ContractFactory {
  /** The table, for whoever serves any operation. */
  @Singleton
  public Contract contract() {
    return new Contract(
        List.of(Families.NOTES, Families.PLAIN),
        List.of(
            notes.api.notes.CreateNoteResponse.OPERATION,
            notes.api.notes.ListNotesResponse.OPERATION,
            notes.api.notes.GetNoteResponse.OPERATION,
            notes.api.notes.CheckNoteResponse.OPERATION,
            notes.api.notes.DeleteNoteResponse.OPERATION,
            notes.api.notes.DownloadPictureResponse.OPERATION,
            notes.api.notes.ReplacePictureResponse.OPERATION,
            notes.api.plain.GetStatusResponse.OPERATION,
            notes.api.plain.ReplaceStatusResponse.OPERATION));
  }
}
