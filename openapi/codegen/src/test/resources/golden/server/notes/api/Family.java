package notes.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import notes.api.notes.NotFound;
import notes.api.notes.Unavailable;

/** The families of the document: path prefixes with keys and errors of their own. */
public enum Family implements ContractFamily {
  /** {@code /notes} */
  NOTES(new DeclaredFamily(
      "notes",
      List.of("/notes"),
      List.of("key_"),
      List.of("Authorization"),
      Map.ofEntries(Map.entry("read", Set.of()), Map.entry("write", Set.of("read"))),
      60,
      "/error",
      "/error/fields",
      Map.ofEntries(
          Map.entry(FrameworkErrorKind.NO_ROUTE, new FrameworkAnswer("not_found", NotFound.DECLARED)),
          Map.entry(FrameworkErrorKind.UNAVAILABLE, new FrameworkAnswer("unavailable", Unavailable.DECLARED))))),

  /** {@code /plain} */
  PLAIN(new DeclaredFamily(
      "plain",
      List.of("/plain"),
      List.of(),
      List.of(),
      Map.ofEntries(),
      15,
      null,
      null,
      Map.ofEntries()));

  private final DeclaredFamily declared;

  Family(DeclaredFamily declared) {
    this.declared = declared;
  }

  @Override
  public DeclaredFamily declared() {
    return declared;
  }
}
