package dev.callsheet.contract.rules;

import static java.util.stream.Collectors.joining;

import dev.callsheet.contract.document.CatalogueEntry;
import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How an error response is described: by an opening, and by what the catalogue says of each of its
 * codes.
 *
 * @param pointer where the response stands in the document, as a JSON pointer
 * @param name what messages call the response
 * @param hasCodes whether errors of its family have codes
 * @param entries the entries of its codes
 * @param given how it is described now
 */
public record ErrorDescription(
    String pointer, String name, boolean hasCodes, List<CatalogueEntry> entries, String given) {
  private static final Pattern ITEM = Pattern.compile("(- )?`[a-z0-9._]+`: ");

  /** Returns those of a document, each response once. */
  public static List<ErrorDescription> of(ContractDocument document) {
    var descriptions = new ArrayList<ErrorDescription>();
    var seen = new HashSet<String>();
    for (var error : Occurrence.errors(document)) {
      var answer = error.answer();
      var entries =
          answer.codes().stream()
              .flatMap(
                  code -> document.entry(error.family().name(), code, answer.status()).stream())
              .toList();
      // What the catalogue lacks is told by another rule.
      if (!entries.isEmpty()
          && entries.size() == answer.codes().size()
          && seen.add(answer.pointer())) {
        descriptions.add(
            new ErrorDescription(
                answer.pointer(),
                error.name(),
                error.family().hasCodes(),
                entries,
                answer.node().path("description").asString("")));
      }
    }
    return descriptions;
  }

  /** Whether the response is described in this way already, however the text is wrapped. */
  public boolean isGiven() {
    return paragraphs(given).equals(paragraphs(text()));
  }

  /**
   * Returns how the response is to be described, each item on a line. One code is introduced by its
   * title; otherwise what introduces it now is kept, if it is a sentence.
   */
  public String text() {
    return opening() + "\n\n" + String.join("\n", items());
  }

  private String opening() {
    var titles = entries.stream().map(entry -> entry.text("title")).collect(joining("; ")) + ".";
    var given = paragraphs(this.given).stream().findFirst().orElse("");
    var isOwn = given.endsWith(".") && !ITEM.matcher(given).lookingAt();
    return isOwn && !(hasCodes && entries.size() == 1) ? given : titles;
  }

  private List<String> items() {
    return entries.stream()
        .map(
            entry ->
                (entries.size() > 1 ? "- `" : "`")
                    + entry.name()
                    + "`: "
                    + entry.text("when")
                    + " "
                    + entry.text("remedy"))
        .toList();
  }

  /** The paragraphs of a text, without its line breaks. */
  private static List<String> paragraphs(String text) {
    return Stream.of(text.strip().split("\\n\\s*\\n", -1))
        .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
        .toList();
  }
}
