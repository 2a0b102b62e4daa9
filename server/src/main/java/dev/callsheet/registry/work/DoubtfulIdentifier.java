package dev.callsheet.registry.work;

import dev.callsheet.registry.content.WorkContent;
import dev.callsheet.transparency.identifier.IdentifierScheme;
import dev.callsheet.transparency.identifier.IdentifierWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identifier whose check digits do not belong to its other digits; societies publish such ones,
 * so it is registered all the same.
 *
 * @param field where it stands
 * @param message a sentence for the caller
 */
record DoubtfulIdentifier(Kind kind, String field, String message) {
  enum Kind {
    ISWC,
    IPI,
    ISNI
  }

  /** The doubtful ones of a work. */
  static List<DoubtfulIdentifier> of(WorkContent content) {
    var found = new ArrayList<DoubtfulIdentifier>();
    add(found, Kind.ISWC, IdentifierScheme.ISWC, "iswc", content.iswc());
    for (var place = 0; place < content.creators().size(); place++) {
      var creator = content.creators().get(place);
      var field = "creators[" + place + "].";
      if (creator.ipi() != null) {
        add(found, Kind.IPI, IdentifierScheme.ofIpi(creator.ipi()), field + "ipi", creator.ipi());
      }
      add(found, Kind.ISNI, IdentifierScheme.ISNI, field + "isni", creator.isni());
    }
    return found;
  }

  private static void add(
      List<DoubtfulIdentifier> found,
      Kind kind,
      IdentifierScheme scheme,
      String field,
      @Nullable String identifier) {
    if (identifier != null) {
      scheme
          .check(identifier)
          .map(IdentifierWarning::message)
          .ifPresent(message -> found.add(new DoubtfulIdentifier(kind, field, message)));
    }
  }
}
