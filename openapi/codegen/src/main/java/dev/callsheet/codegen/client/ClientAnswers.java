package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation can answer, as the client shows it. */
record ClientAnswers(
    Operation operation,
    ClassName result,
    List<ClientSuccess> successes,
    List<ClientFailures> failures) {

  /** What the method returns that throws. */
  sealed interface Value {
    /** Nothing: success says it all. */
    record Nothing() implements Value {}

    /** The JSON body that all successes share. */
    record Body(TypeName type) implements Value {}

    /** The record of the one success, or the type of all successes. */
    record Whole(ClassName type) implements Value {}
  }

  Value value() {
    List<@Nullable TypeName> bodies =
        successes.stream().map(ClientSuccess::body).distinct().toList();
    TypeName body = bodies.get(0);
    if (body != null && bodies.size() == 1 && successes.stream().allMatch(ClientSuccess::json)) {
      return new Value.Body(body);
    }
    if (successes.size() > 1) {
      return new Value.Whole(result.nestedClass("Success"));
    }
    ClientSuccess only = successes.get(0);
    return only.bare() ? new Value.Nothing() : new Value.Whole(only.type());
  }

  /** The type that the throwing method returns. */
  TypeName returned() {
    Value value = value();
    if (value instanceof Value.Body ofBody) {
      return ofBody.type();
    }
    if (value instanceof Value.Whole whole) {
      return whole.type();
    }
    return TypeName.VOID;
  }

  /** Every code that the operation can answer. */
  List<ClientFailure> codes() {
    return failures.stream().flatMap(response -> response.codes().stream()).toList();
  }
}
