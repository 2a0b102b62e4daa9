package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.java.JavaNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One code of a response that tells of errors, as the client shows it: a record.
 *
 * @param type the record's class
 * @param details the type of what the error says beyond its message, null where it says no more
 */
record ClientFailure(
    ClassName type,
    CatalogueEntry entry,
    @Nullable TypeName details,
    List<ClientContext> context,
    List<Header> headers) {

  /** The name of the exception of the code within that of its operation. */
  String exceptionName() {
    return JavaNames.error(entry.code(), entry.status());
  }

  /** Whether the error tells everything that its code tells elsewhere. */
  boolean complete() {
    return details != null || entry.details() == null;
  }
}
