package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Response;
import java.util.List;

/**
 * A response that tells of errors, as the client shows it: the record of its one code, or a sealed
 * interface that holds the records of several.
 *
 * @param type the class of the record or interface
 */
record ClientFailures(ClassName type, Response response, List<ClientFailure> codes) {

  boolean isOne() {
    return codes.size() == 1;
  }
}
