package dev.callsheet.codegen.contract;

import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Retry;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says about one code of one family.
 *
 * @param code the code, {@link Family#NO_CODE} in a family without codes
 * @param extension whether the code is one that HTTP or good sense needed, beyond the family's own
 * @param details the schema of the details, null where an error of this code has none
 */
public record CatalogueEntry(
    String family,
    String code,
    int status,
    String title,
    String when,
    String remedy,
    Retry retry,
    boolean retryAfter,
    boolean extension,
    @Nullable Schema details,
    int line) {

  /** What names the entry within its family: its code, or its status where there are no codes. */
  public String key() {
    return coded() ? code : Integer.toString(status);
  }

  /** Whether a code names it; otherwise its status does. */
  public boolean coded() {
    return !code.equals(Family.NO_CODE);
  }

  /** The path of the page about the code. */
  public String page() {
    return "/errors/" + family + "/" + key();
  }
}
