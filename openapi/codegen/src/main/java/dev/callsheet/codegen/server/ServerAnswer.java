package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that has a type of its own, with the operations that give it.
 *
 * @param operations the sealed types of those operations
 */
record ServerAnswer(ClassName name, Family family, Response response, List<ClassName> operations) {

  /** The answers of all operations by their types. */
  static Map<ClassName, ServerAnswer> of(Contract contract, ServerNames names) {
    Map<ClassName, ServerAnswer> answers = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      for (Response response : operation.responses()) {
        answers
            .computeIfAbsent(
                names.answer(operation, response),
                name -> new ServerAnswer(name, operation.family(), response, new ArrayList<>()))
            .operations()
            .add(names.response(operation));
      }
    }
    return answers;
  }
}
