package notes.api;

import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.FieldNames;
import dev.callsheet.kernel.contract.FrameworkAnswer;
import dev.callsheet.kernel.contract.FrameworkErrorKind;
import dev.callsheet.kernel.contract.KeyFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import notes.api.notes.NotFound;
import notes.api.notes.Unavailable;

/** The families of the document: path prefixes with keys and errors of their own. */
public final class Families {
  /** {@code /notes} */
  public static final ContractFamily NOTES = new ContractFamily(
      "notes",
      List.of("/notes"),
      new KeyFormat(List.of("key_"), List.of("Authorization"), 36, true),
      null,
      Map.ofEntries(Map.entry("read", Set.of()), Map.entry("write", Set.of("read"))),
      60,
      List.of(),
      false,
      "/error",
      "/error/fields",
      FieldNames.DOTTED,
      Map.ofEntries(
          Map.entry(FrameworkErrorKind.NO_ROUTE, new FrameworkAnswer("not_found", false, Set.of(), NotFound.DECLARED)),
          Map.entry(FrameworkErrorKind.UNAVAILABLE, new FrameworkAnswer("unavailable", true, Set.of(), Unavailable.DECLARED))));

  /** {@code /plain} */
  public static final ContractFamily PLAIN = new ContractFamily(
      "plain",
      List.of("/plain"),
      new KeyFormat(List.of(), List.of(), 36, true),
      null,
      Map.ofEntries(),
      15,
      List.of(),
      false,
      "/origin",
      null,
      FieldNames.DOTTED,
      Map.ofEntries());

  private Families() {}
}
